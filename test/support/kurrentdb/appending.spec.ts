import { randomUUID } from 'node:crypto'
import { binaryEvent } from '@eventstore/db-client'
import { collect, happened, happenings, suite } from './testing.js'

describe.each([{ batchAppend: true }, { batchAppend: false }])('Appending, %j', (options) => {
  const running = suite({ ...options, maxAppendSize: 1000 })

  it('answers with the last revision and the position of the last event', async () => {
    const { client, server } = running
    const answer = await client.appendToStream('a-1', happenings(2), { expectedRevision: 'no_stream' })
    const last = BigInt(server.log.events.at(-1)!.position)
    expect(answer).toEqual({ success: true, nextExpectedRevision: 1n, position: { commit: last, prepare: last } })
  })

  it('refuses another revision than the one expected', async () => {
    const { client } = running
    await client.appendToStream('a-1', happened())
    const wrong = { type: 'wrong-expected-version', streamName: 'a-1', actualVersion: 0n }
    await expect(client.appendToStream('a-1', happened(), { expectedRevision: 'no_stream' })).rejects.toMatchObject({
      ...wrong,
      expectedVersion: 'no_stream',
    })
    await expect(client.appendToStream('a-1', happened(), { expectedRevision: 7n })).rejects.toMatchObject({
      ...wrong,
      expectedVersion: 7n,
    })
    await expect(client.appendToStream('b-1', happened(), { expectedRevision: 'stream_exists' })).rejects.toMatchObject(
      { type: 'wrong-expected-version', streamName: 'b-1', actualVersion: 'no_stream' },
    )
  })

  it('answers a repetition with the earlier place, whatever came behind it', async () => {
    const { client, server } = running
    const events = happenings(2)
    const first = await client.appendToStream('a-1', events, { expectedRevision: 'no_stream' })
    await client.appendToStream('a-1', happened(), { expectedRevision: 1n })
    expect(await client.appendToStream('a-1', events, { expectedRevision: 'no_stream' })).toEqual(first)
    expect(await client.appendToStream('a-1', events, { expectedRevision: 'any' })).toEqual(first)
    expect(server.log.events).toHaveLength(3)
  })

  it('takes the same ids at another place for a wrong revision, and part of them too', async () => {
    const { client, server } = running
    const [first, second, third] = happenings(3)
    await client.appendToStream('a-1', [first!, second!], { expectedRevision: 'no_stream' })
    const repeated = [
      { events: [second!], expectedRevision: 'no_stream' },
      { events: [first!, third!], expectedRevision: 'no_stream' },
      { events: [second!, third!], expectedRevision: 0n },
      { events: [second!, third!], expectedRevision: 'any' },
    ] as const
    for (const { events, expectedRevision } of repeated) {
      await expect(client.appendToStream('a-1', [...events], { expectedRevision })).rejects.toMatchObject({
        type: 'wrong-expected-version',
      })
    }
    expect(server.log.events).toHaveLength(2)
  })

  it('knows ids within a stream alone', async () => {
    const { client, server } = running
    const event = happened()
    await client.appendToStream('a-1', event)
    await client.appendToStream('b-1', event)
    expect(server.log.events.map(({ stream }) => stream)).toEqual(['a-1', 'b-1'])
  })

  it('after a new start knows repetitions by their revision, and by their ids alone no longer', async () => {
    const { client, server } = running
    const event = happened()
    const first = await client.appendToStream('a-1', event, { expectedRevision: 'no_stream' })
    server.log.streams.forgetIds()
    expect(await client.appendToStream('a-1', event, { expectedRevision: 'no_stream' })).toEqual(first)
    await client.appendToStream('a-1', event, { expectedRevision: 'any' })
    expect(server.log.events).toHaveLength(2)
  })

  it('takes an append of no events as a check of the revision', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(2))
    expect(await client.appendToStream('a-1', [], { expectedRevision: 1n })).toMatchObject({ nextExpectedRevision: 1n })
    await expect(client.appendToStream('a-1', [], { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
    })
    expect(server.log.events).toHaveLength(2)
  })

  it('refuses what is too large', async () => {
    const { client, server } = running
    const large = binaryEvent({ id: randomUUID(), type: 'large', data: Buffer.alloc(500) })
    await expect(client.appendToStream('a-1', [large, { ...large, id: randomUUID() }])).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1000,
    })
    expect(server.log.events).toEqual([])
  })

  it('keeps bytes as they are', async () => {
    const { client } = running
    const data = Buffer.from([0, 255, 1, 128])
    await client.appendToStream('a-1', binaryEvent({ id: randomUUID(), type: 'bytes', data }))
    const [read] = await collect(client.readStream('a-1'))
    expect(Buffer.from(read!.event!.data as Uint8Array)).toEqual(data)
    expect(read?.event?.isJson).toBe(false)
  })

  it('serves many appends at once, in each stream in their order', async () => {
    const { client, server } = running
    const appends = Array.from({ length: 200 }, (_, n) => client.appendToStream(`a-${n % 10}`, happened(n)))
    await Promise.all(appends)
    expect(server.log.events).toHaveLength(200)
    expect(server.calls.opened('BatchAppend') > 0).toBe(options.batchAppend)
    expect(server.calls.opened('Append') > 0).toBe(!options.batchAppend)
  })
})
