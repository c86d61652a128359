import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClient, type Client } from 'graphql-ws'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { ProjectionRunner } from '#views'
import { startServer, type Server } from '../support/server.js'

const record = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) { client { id } journey { id } position }
}`

describe('subscriptions', () => {
  let server: Server
  let socket: Client
  let listeners = 0
  beforeAll(async () => {
    server = await startServer()
    const runner = server.app.get(ProjectionRunner, { strict: false })
    const onChanges = runner.onChanges.bind(runner)
    runner.onChanges = (listener) => {
      const end = onChanges(listener)
      listeners++
      return () => {
        listeners--
        end()
      }
    }
    socket = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket })
  })
  afterAll(async () => {
    await socket.dispose()
    await server.stop()
  })

  const listening = async (count: number) => {
    for (let tries = 0; listeners !== count && tries < 200; tries++) await pause(10)
    expect(listeners).toBe(count)
  }

  const touch = (role: string, day: number, client = '1') =>
    server.gql<{ recordTouchpoint: { client: { id: string }; journey: { id: string }; position: string } }>(record, {
      input: {
        client: { ref: { system: 'crm', id: client } },
        touchpoint: {
          occurredAt: `2026-03-0${day}T10:00:00Z`,
          role,
          direction: 'OUTBOUND',
          source: { system: 'mail', thread: 't' },
        },
      },
    })

  it('tell what happens to one client, to their journeys, and which circles are entered', async () => {
    const { recordTouchpoint: known } = await touch('account', 1)
    const variables = { id: known.client.id, after: known.position }
    const entries = socket.iterate<{ timelineEntryAdded: object }>({
      query: `subscription ($id: ID!, $after: Position) {
        timelineEntryAdded(clientId: $id, after: $after) { role journey { touchpoints } }
      }`,
      variables,
    })
    const journeys = socket.iterate({
      query: `subscription ($after: Position) {
        journeyChanged(filter: { path: { minHops: 2 } }, after: $after) { path }
      }`,
      variables,
    })
    const circles = socket.iterate({
      query: `subscription ($after: Position) {
        circleEntered(filter: { kind: [PING_PONG] }, after: $after) { kind journey { key } }
      }`,
      variables,
    })
    const [entry, journey, circle] = [entries.next(), journeys.next(), circles.next()]
    await listening(1)
    await touch('product', 1, '2')
    await touch('support', 2)
    expect(await entry).toMatchObject({
      value: { data: { timelineEntryAdded: { role: 'support', journey: { touchpoints: 2 } } } },
    })
    const second = entries.next()
    await touch('account', 3)
    expect(await second).toMatchObject({
      value: { data: { timelineEntryAdded: { role: 'account', journey: { touchpoints: 3 } } } },
    })
    expect(await journey).toMatchObject({
      value: { data: { journeyChanged: { path: ['account', 'support', 'account'] } } },
    })
    expect(await circle).toMatchObject({ value: { data: { circleEntered: { kind: 'PING_PONG' } } } })
    for (const each of [entries, journeys, circles]) await each.return?.()
    await listening(0)
  })

  it('refuse with a code', async () => {
    const { value } = await socket
      .iterate({ query: 'subscription { timelineEntryAdded(clientId: "nobody") { id } }' })
      .next()
    expect(value).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT', path: ['clientId'] } }] })
  })

  it.each(['subscription {', 'subscription { nothing }'])('refuse %j, and the connection goes on', async (query) => {
    const refusal: unknown = await socket
      .iterate({ query })
      .next()
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    expect(refusal).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  })

  it.each([{ origin: 'https://evil.example' }, { host: 'evil.example' }])('are closed to %j', async (headers) => {
    const refused = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers })
    const status = await new Promise((resolve, reject) => {
      refused.on('unexpected-response', (_, response) => resolve(response.statusCode))
      refused.on('open', () => reject(new Error('It was let in.')))
      refused.on('error', () => undefined)
    })
    expect(status).toBe(403)
  })
})
