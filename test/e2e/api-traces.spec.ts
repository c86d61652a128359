import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { traceTo } from '#observability'
import { EventStore } from '#event-sourcing'
import { startServer, type Server } from '../support/server.js'

const register = 'mutation ($name: String!) { registerClient(input: { name: $name }) { position } }'
const clientsAt = 'query ($at: Position) { clients(atLeast: $at) { totalCount } }'
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = '00f067aa0ba902b7'

describe('an API that is traced', () => {
  const spans = new InMemorySpanExporter()
  let endTracing: () => Promise<void>
  let server: Server

  beforeAll(async () => {
    endTracing = await traceTo(new SimpleSpanProcessor(spans))
    server = await startServer()
  })
  beforeEach(() => spans.reset())
  afterAll(async () => {
    await server.stop()
    await endTracing()
  })

  const spanNamed = (name: string, traceId = TRACE): ReadableSpan => {
    const found = spans
      .getFinishedSpans()
      .filter((span) => span.name === name && span.spanContext().traceId === traceId)
    expect({ name, found: found.length }).toEqual({ name, found: 1 })
    return found[0]!
  }

  async function send(name: string, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: register, variables: { name } }),
    })
    const { data } = (await response.json()) as { data: { registerClient: { position: string } } }
    return data.registerClient.position
  }

  it('leads from a request, the caller’s own trace, to the rows that it led to', async () => {
    const at = await send('Bureau', { traceparent: `00-${TRACE}-${PARENT}-01` })
    await server.gql(clientsAt, { at })
    const way = ['mutation', 'command RegisterClient', 'append', 'project'].map((name) => spanNamed(name))
    expect(way.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
      PARENT,
      ...way.slice(0, -1).map((span) => span.spanContext().spanId),
    ])
    expect(spanNamed('decide').parentSpanContext?.spanId).toBe(way[1]?.spanContext().spanId)
    expect(way[0]?.attributes).toMatchObject({ 'virgil.fields': ['registerClient'], 'http.response.status_code': 200 })
    expect(way[3]?.attributes['virgil.events']).toBeGreaterThan(0)
  })

  it('tells an error by its code, and of nobody’s name', async () => {
    await server.gql.answer(
      `mutation { addContact(input: { clientId: "${randomUUID()}", name: "Anna Keller" }) { position } }`,
    )
    const command = spans.getFinishedSpans().find(({ name }) => name === 'command AddContact')
    expect(command?.attributes['error.type']).toBe('CLIENT_NOT_FOUND')
    const told = spans
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => [name, attributes, events, status])
    expect(JSON.stringify(told)).not.toContain('Anna')
  })

  it('leaves events as they are where the caller does not want to be traced', async () => {
    await send('Bureau', { traceparent: `00-${TRACE}-${PARENT}-00` })
    const traced: unknown[] = []
    for await (const { stream, metadata } of server.app
      .get(EventStore, { strict: false })
      .readAll({ streams: ['client-'] }))
      traced.push([stream.slice(0, 7), metadata.traceparent])
    expect(traced.at(-1)).toEqual(['client-', undefined])
  })
})
