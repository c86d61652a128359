import type { INestApplication } from '@nestjs/common'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { Door } from '#access'
import type { Metrics } from '#observability'
import { ProjectionRunner } from '#views'
import { answerFormat } from '../answer-format.js'
import type { ConnectionLimit } from '../connection-limit.js'
import { notLocal } from '../loopback.js'
import { liveOperations } from './live-operations.js'
import { LiveServer, type LiveServerOptions } from './live-server.js'

/** How patient the api is with those who do not read, or are not there any more. */
export type LivePatience = Pick<LiveServerOptions, 'unreadMs' | 'pingMs'>

/** Serves the subscriptions of an application. */
export function serveLive(
  app: INestApplication,
  limit: ConnectionLimit,
  metrics: Metrics,
  patience: LivePatience = {},
): LiveServer {
  const operations = liveOperations({
    schema: () => app.get(GraphQLSchemaHost, { strict: false }).schema,
    door: app.get(Door, { strict: false }),
    runner: app.get(ProjectionRunner, { strict: false }),
    format: answerFormat(metrics),
  })
  const live = new LiveServer(app.getHttpServer(), {
    ...patience,
    operations,
    refusal: (request) => limit.refusal(request) ?? notFromHere(notLocal(request)),
    onTooSlow: () => metrics.erred('SUBSCRIBER_TOO_SLOW'),
  })
  metrics.gauge('virgil_connections', 'Connections that are open, of HTTP and websockets.', () => limit.open)
  metrics.gauge('virgil_live_connections', 'Websockets that are open.', () => live.size)
  return live
}

const notFromHere = (refused: ReturnType<typeof notLocal>) => refused && { status: 403, ...refused }
