import type { AddressInfo } from 'node:net'
import { Logger, type INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { Charters } from '#charter'
import type { Clock } from '#event-sourcing'
import { Timekeeper } from '#journeys'
import { inRequest, LogLines, Metrics, WatchingInstruments } from '#observability'
import { ApiModule } from './api.module.js'
import type { ApiConfig } from './config.js'
import { ErrorFilter } from './error-filter.js'
import { showGraphiql } from './graphiql.js'
import { guard } from './guards.js'

/** An API that listens. */
export interface RunningApi {
  /** Where, e.g. `http://127.0.0.1:3000`. */
  readonly url: string
  readonly app: INestApplicationContext
  /** Takes no more requests, finishes those under way, and lets go of the folder. */
  close(): Promise<void>
}

/** Starts the API on its folder, its views in a thread if so wanted; an empty folder gets the default charter. Refuses as the profile does. */
export async function startApi(
  config: ApiConfig,
  { clock, viewsThread }: { clock?: Clock; viewsThread?: boolean } = {},
): Promise<RunningApi> {
  const { folder, isProduction, keepsTime, host, port } = config
  const metrics = new Metrics()
  const app = await NestFactory.create<NestExpressApplication>(
    ApiModule.on({ folder, clock, viewsThread, log, instruments: new WatchingInstruments(metrics) }, metrics),
    { logger: logLines(config), bodyParser: false, abortOnError: false },
  )
  guard(app)
  app.use('/graphql', inRequest)
  if (!isProduction) showGraphiql(app)
  app.useGlobalFilters(new ErrorFilter(app.getHttpAdapter()))
  await app.get(Charters, { strict: false }).ensureInForce()
  await app.listen(port, host)
  if (keepsTime) app.get(Timekeeper, { strict: false }).start()
  const address = app.getHttpServer().address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return { url: `http://${name}:${address.port}`, app, close: () => app.close() }
}

const log = (message: string): void => new Logger('Virgil').log(message)

/** The log of an API that is configured so. */
export const logLines = ({ isProduction, logLevel }: Pick<ApiConfig, 'isProduction' | 'logLevel'>): LogLines =>
  new LogLines({ json: isProduction, level: logLevel ?? (isProduction ? 'info' : 'warn') })
