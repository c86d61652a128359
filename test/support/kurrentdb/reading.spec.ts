import { BACKWARDS, END, START, type AllStreamResolvedEvent } from '@eventstore/db-client'
import { shared, streams } from './protocol.js'
import { filterOf, messagesOf, rawClient, readAllRequest, readStreamRequest } from './raw-client.js'
import { collect, happened, happenings, suite } from './testing.js'
import { uuidText } from './uuid.js'

const idsOf = (events: readonly AllStreamResolvedEvent[]) => events.map(({ event }) => event?.id)
const numbersOf = (events: readonly { event?: { data: unknown } }[]) =>
  events.map(({ event }) => (event?.data as { n: number }).n)

describe('Reading a stream', () => {
  const running = suite()

  it('gives its events as they were written', async () => {
    const { client, server } = running
    const before = Date.now()
    await client.appendToStream('a-1', { ...happened(3), metadata: { by: 'anna' } })
    const [first] = await collect(client.readStream('a-1'))
    expect(first?.event).toMatchObject({
      streamId: 'a-1',
      id: server.log.events[0]?.id,
      revision: 0n,
      type: 'happened',
      data: { n: 3 },
      metadata: { by: 'anna' },
      isJson: true,
    })
    expect(first!.event!.created.getTime()).toBeGreaterThanOrEqual(before)
    expect(first?.commitPosition).toBe(BigInt(server.log.events[0]!.position))
  })

  it('goes forwards and backwards from any revision, that revision included', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(5))
    const read = async (options: Parameters<typeof client.readStream>[1]) =>
      numbersOf(await collect(client.readStream('a-1', options)))
    expect(await read({})).toEqual([0, 1, 2, 3, 4])
    expect(await read({ fromRevision: 3n })).toEqual([3, 4])
    expect(await read({ maxCount: 2 })).toEqual([0, 1])
    expect(await read({ direction: BACKWARDS, fromRevision: END })).toEqual([4, 3, 2, 1, 0])
    expect(await read({ direction: BACKWARDS, fromRevision: 2n, maxCount: 2 })).toEqual([2, 1])
  })

  it('tells of a stream that never was', async () => {
    await expect(collect(running.client.readStream('none-1'))).rejects.toMatchObject({ type: 'stream-not-found' })
  })

  it('tells of a tombstone', async () => {
    const { client } = running
    await client.appendToStream('a-1', happened())
    await client.tombstoneStream('a-1')
    await expect(collect(client.readStream('a-1'))).rejects.toMatchObject({ type: 'stream-deleted', streamName: 'a-1' })
    await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({ type: 'stream-deleted' })
  })

  it('hides what was truncated, which $all still shows', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(5))
    await client.setStreamMetadata('a-1', { truncateBefore: 2 })
    expect(numbersOf(await collect(client.readStream('a-1')))).toEqual([2, 3, 4])
    await client.setStreamMetadata('a-1', { maxCount: 1 })
    expect(numbersOf(await collect(client.readStream('a-1')))).toEqual([4])
    expect(server.log.stream('a-1')).toHaveLength(1)
    const all = await collect(client.readAll())
    expect(numbersOf(all.filter(({ event }) => event?.streamId === 'a-1'))).toEqual([0, 1, 2, 3, 4])
  })

  it('gives no stream after a soft delete; a later write goes on behind what was', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(2))
    await client.deleteStream('a-1')
    await expect(collect(client.readStream('a-1'))).rejects.toMatchObject({ type: 'stream-not-found' })
    await expect(client.appendToStream('a-1', happened(), { expectedRevision: 'stream_exists' })).rejects.toMatchObject(
      { type: 'stream-deleted' },
    )
    const again = await client.appendToStream('a-1', happened(9), { expectedRevision: 'no_stream' })
    expect(again.nextExpectedRevision).toBe(2n)
    expect(numbersOf(await collect(client.readStream('a-1')))).toEqual([9])
  })
})

describe('Reading a stream with all that a newer reader is told', () => {
  const running = suite()

  it('tells where the stream ends, and where it begins or ends if there is nothing to show', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(3))
    const raw = rawClient(server)
    const read = async (revision: number) => {
      const messages = await messagesOf(raw, readStreamRequest('a-1', revision))
      return messages.map((message) =>
        message.hasFirstStreamPosition()
          ? `first ${message.getFirstStreamPosition()}`
          : message.hasLastStreamPosition()
            ? `last ${message.getLastStreamPosition()}`
            : message.getEvent()?.getEvent()?.getStreamRevision(),
      )
    }
    expect(await read(1)).toEqual(['1', '2', 'last 2'])
    expect(await read(9)).toEqual(['first 3', 'last 2'])
    raw.close()
  })
})

describe('Reading $all', () => {
  const running = suite({ systemEventEvery: 2 })

  it('stands at offsets, not at counts, and shows the events of the server among the others', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(4))
    const events = await collect(client.readAll())
    expect(idsOf(events)).toEqual(server.log.events.map(({ id }) => id))
    expect(events.map(({ event }) => event?.type)).toEqual([
      ...Array(4).fill('happened'),
      '$metadata',
      '$statsCollected',
    ])
    const positions = events.map(({ event }) => event!.position.commit)
    expect(positions[0]).toBeGreaterThan(0n)
    for (const [i, position] of positions.slice(1).entries()) expect(position - positions[i]!).toBeGreaterThan(90n)
  })

  it('goes forwards from a position with what stands there, backwards without it', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(3))
    const all = await collect(client.readAll())
    const third = all[2]!.event!.position
    expect(idsOf(await collect(client.readAll({ fromPosition: third })))).toEqual(idsOf(all.slice(2)))
    const back = await collect(client.readAll({ fromPosition: third, direction: BACKWARDS }))
    expect(idsOf(back)).toEqual(idsOf(all.slice(0, 2).reverse()))
    const fromEnd = await collect(client.readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 2 }))
    expect(idsOf(fromEnd)).toEqual(idsOf(all.slice(-2).reverse()))
    expect(await collect(client.readAll({ fromPosition: START, direction: BACKWARDS }))).toEqual([])
  })

  it('knows no position between two events', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(2))
    const [first] = await collect(client.readAll())
    const between = first!.event!.position.commit + 1n
    await expect(
      collect(client.readAll({ fromPosition: { commit: between, prepare: between } })),
    ).rejects.toMatchObject({ message: expect.stringContaining('InvalidPosition') as unknown })
  })

  it('filters at the server by stream or type, by prefix or regular expression', async () => {
    const { client } = running
    await client.appendToStream('a-1', happened(1))
    await client.appendToStream('b-1', happened(2))
    await client.appendToStream('a-2', { ...happened(3), type: 'ended' })
    const raw = rawClient(running.server)
    const read = async (...by: Parameters<typeof filterOf>) => {
      const request = readAllRequest((options) => options.setFilter(filterOf(...by)))
      const messages = await messagesOf(raw, request)
      return messages.map((message) => numberIn(message.getEvent()?.getEvent()?.getData_asU8()))
    }
    expect(await read('stream', { prefixes: ['a-'] })).toEqual([1, 3])
    expect(await read('stream', { regex: '^b' })).toEqual([2])
    expect(await read('type', { prefixes: ['end', 'none'] })).toEqual([3])
    expect(await read('type', { regex: '^[^$]' })).toEqual([1, 2, 3])
    raw.close()
  })

  it('writes ids as two numbers for those who ask for that', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happened())
    const raw = rawClient(server)
    const structured = new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty())
    const [message] = await messagesOf(
      raw,
      readAllRequest((options) => options.setUuidOption(structured)),
    )
    const id = message?.getEvent()?.getEvent()?.getId()
    expect(id?.hasStructured()).toBe(true)
    expect(uuidText(id)).toBe(server.log.events[0]?.id)
    raw.close()
  })
})

function numberIn(data: Uint8Array = new Uint8Array()): number {
  return (JSON.parse(Buffer.from(data).toString('utf8')) as { n: number }).n
}
