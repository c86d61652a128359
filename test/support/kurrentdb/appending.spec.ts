import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent, WrongExpectedVersionError } from '@eventstore/db-client'
import { startKurrentDb, type KurrentDbServer } from './index.js'

const happened = (id: string = randomUUID(), n = 0) => jsonEvent({ id, type: 'happened', data: { n } })

describe.each([{ batchAppend: true }, { batchAppend: false }])('Appending, %j', (options) => {
  let server: KurrentDbServer
  let client: EventStoreDBClient

  beforeAll(async () => {
    server = await startKurrentDb(options)
    client = EventStoreDBClient.connectionString(server.connectionString)
  })
  beforeEach(() => server.reset())
  afterAll(async () => {
    await client.dispose()
    await server.stop()
  })

  it('answers with the last revision and the position of the last event', async () => {
    const answer = await client.appendToStream('a-1', [happened(), happened()], { expectedRevision: 'no_stream' })
    const last = server.log.events.at(-1)
    expect(answer).toMatchObject({ success: true, nextExpectedRevision: 1n })
    expect(answer.position).toEqual({ commit: BigInt(last!.position), prepare: BigInt(last!.position) })
  })

  it('refuses another revision than the one expected', async () => {
    await client.appendToStream('a-1', happened())
    await expect(client.appendToStream('a-1', happened(), { expectedRevision: 'no_stream' })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'a-1',
      expectedVersion: 'no_stream',
      actualVersion: 0n,
    })
    await expect(client.appendToStream('a-1', happened(), { expectedRevision: 7n })).rejects.toBeInstanceOf(
      WrongExpectedVersionError,
    )
  })
})
