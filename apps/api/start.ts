import type { Server } from 'node:http'
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
import { ConnectionLimit } from './connection-limit.js'
import { ErrorFilter } from './error-filter.js'
import { showGraphiql } from './graphiql.js'
import { guard } from './guards.js'
import { serveLive, type LivePatience } from './live/serve-live.js'

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
  { clock, viewsThread, patience }: { clock?: Clock; viewsThread?: boolean; patience?: LivePatience } = {},
): Promise<RunningApi> {
  const { folder, eventStoreUrl, viewsUrl, isProduction, keepsTime, host, port, maxConnections = 10_000 } = config
  const metrics = new Metrics()
  const stores = { folder, eventStoreUrl, viewsUrl }
  const app = await NestFactory.create<NestExpressApplication>(
    ApiModule.on({ ...stores, clock, viewsThread, log, instruments: new WatchingInstruments(metrics) }, metrics),
    { logger: logLines(config), bodyParser: false, abortOnError: false },
  )
  const server: Server = app.getHttpServer()
  const limit = new ConnectionLimit(server, { most: maxConnections })
  app.use(limit.guard)
  guard(app)
  app.disable('etag')
  app.disable('x-powered-by')
  app.use('/graphql', inRequest)
  if (!isProduction) showGraphiql(app)
  app.useGlobalFilters(new ErrorFilter(app.getHttpAdapter()))
  await app.get(Charters, { strict: false }).ensureInForce()
  const live = serveLive(app, limit, metrics, patience)
  await app.listen(port, host)
  if (keepsTime) app.get(Timekeeper, { strict: false }).start()
  const address = server.address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const close = async (): Promise<void> => {
    await live.close()
    await app.close()
  }
  return { url: `http://${name}:${address.port}`, app, close }
}

const log = (message: string): void => new Logger('Virgil').log(message)

/** The log of an API that is configured so. */
export const logLines = ({ isProduction, logLevel }: Pick<ApiConfig, 'isProduction' | 'logLevel'>): LogLines =>
  new LogLines({ json: isProduction, level: logLevel ?? (isProduction ? 'info' : 'warn') })
