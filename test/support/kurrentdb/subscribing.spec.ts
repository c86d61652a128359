import { END, excludeSystemEvents, streamNameFilter, type Filter, type Position } from '@eventstore/db-client'
import { streams } from './protocol.js'
import { rawClient, readAllRequest } from './raw-client.js'
import { collect, happened, happenings, suite, until } from './testing.js'

describe('Following a stream', () => {
  const running = suite()

  it('begins behind the revision it is given, and goes on with what comes', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(3))
    const subscription = client.subscribeToStream('a-1', { fromRevision: 0n })
    const seen = collect(subscription, 3)
    await until(() => running.server.calls.open('Read') === 1)
    await client.appendToStream('a-1', happened(3))
    expect((await seen).map(({ event }) => event?.revision)).toEqual([1n, 2n, 3n])
  })

  it('ends with its stream', async () => {
    const { client } = running
    await client.appendToStream('a-1', happened())
    const subscription = client.subscribeToStream('a-1')
    const failed = new Promise((resolve) => subscription.on('error', resolve))
    subscription.resume()
    await until(() => running.server.calls.open('Read') === 1)
    await client.tombstoneStream('a-1')
    expect(await failed).toMatchObject({ type: 'stream-deleted' })
  })
})

describe('Following $all', () => {
  const running = suite()

  /** What a subscription tells, as words in order, and how to wait for so many of them. */
  function follow(options: { fromPosition?: Position | typeof END; filter?: Filter } = {}) {
    const told: string[] = []
    const positions: bigint[] = []
    const filter = options.filter && {
      ...options.filter,
      checkpointReached: (_: unknown, { commit }: Position) => {
        told.push('checkpoint')
        positions.push(commit)
      },
    }
    const subscription = running.client.subscribeToAll({ ...options, filter })
    subscription.on('confirmation', () => told.push('confirmed'))
    subscription.on('caughtUp', () => told.push('caught up'))
    subscription.on('data', ({ event }) => told.push(String((event?.data as { n: number }).n)))
    subscription.on('error', (error) => told.push(error.message))
    return { told, positions, subscription, upTo: (count: number) => until(() => told.length >= count) }
  }

  it('is confirmed first, gives what there is, tells that it caught up, and goes on', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(2))
    const { told, upTo, subscription } = follow()
    await upTo(4)
    await client.appendToStream('a-1', happened(2))
    await upTo(5)
    expect(told).toEqual(['confirmed', '0', '1', 'caught up', '2'])
    await subscription.unsubscribe()
  })

  it('begins behind the position it is given', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(3))
    const position = BigInt(server.log.events[1]!.position)
    const { told, upTo, subscription } = follow({ fromPosition: { commit: position, prepare: position } })
    await upTo(3)
    expect(told).toEqual(['confirmed', '2', 'caught up'])
    await subscription.unsubscribe()
  })

  it('from the end gives only what comes', async () => {
    const { client } = running
    await client.appendToStream('a-1', happenings(3))
    const { told, upTo, subscription } = follow({ fromPosition: END })
    await upTo(2)
    await client.appendToStream('a-1', happened(3))
    await upTo(3)
    expect(told).toEqual(['confirmed', 'caught up', '3'])
    await subscription.unsubscribe()
  })

  it('filters, and sends a checkpoint on having caught up, at the last event that it sent', async () => {
    const { client, server } = running
    for (const stream of ['a-1', 'b-1']) await client.appendToStream(stream, happened(1))
    const { told, upTo, positions, subscription } = follow({ filter: streamNameFilter({ prefixes: ['a-'] }) })
    await upTo(4)
    expect(told).toEqual(['confirmed', '1', 'checkpoint', 'caught up'])
    expect(positions).toEqual([BigInt(server.log.events[0]!.position)])
    await subscription.unsubscribe()
  })

  it('while it catches up sends a checkpoint after so many events looked through, where its page began', async () => {
    const { client, server } = running
    await client.appendToStream('b-1', happenings(100))
    const filter = streamNameFilter({ prefixes: ['a-'], maxSearchWindow: 10, checkpointInterval: 2 })
    const { told, upTo, positions, subscription } = follow({ filter })
    await upTo(7)
    expect(told.filter((word) => word !== 'checkpoint')).toEqual(['confirmed', 'caught up'])
    const starts = [10, 30, 50, 70, 90].map((index) => BigInt(server.log.events[index]!.position))
    expect(positions).toEqual(starts)
    await subscription.unsubscribe()
  })

  it('at the head sends a checkpoint after so many events of others, and none while nothing is written', async () => {
    const { client, server } = running
    const filter = streamNameFilter({ prefixes: ['a-'], maxSearchWindow: 5, checkpointInterval: 2 })
    const { told, upTo, positions, subscription } = follow({ filter })
    await upTo(2)
    await client.appendToStream('b-1', happenings(10))
    await upTo(3)
    expect(told).toEqual(['confirmed', 'caught up', 'checkpoint'])
    expect(positions).toEqual([BigInt(server.log.events[9]!.position)])
    await subscription.unsubscribe()
  })

  it('catches up again with a reader that has fallen behind, and leaves nothing out', async () => {
    const { client, server } = running
    const raw = rawClient(server)
    const request = readAllRequest((options) =>
      options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions()),
    )
    const call = raw.read(request)
    call.on('error', () => undefined)
    let caughtUp = 0
    const revisions: string[] = []
    const take = (message: streams.ReadResp) => {
      if (message.hasCaughtUp()) caughtUp++
      const revision = message.getEvent()?.getEvent()?.getStreamRevision()
      if (revision !== undefined) revisions.push(revision)
    }
    call.on('data', take)
    await until(() => caughtUp === 1)
    call.pause()
    const data = { payload: 'x'.repeat(20_000) }
    for (let i = 0; i < 20; i++) {
      await client.appendToStream(
        'a-1',
        happenings(10).map((event) => ({ ...event, data })),
      )
    }
    expect(server.calls.bufferedBytes).toBeGreaterThan(0)
    call.resume()
    await until(() => revisions.length === 200)
    await until(() => caughtUp > 1)
    expect(revisions).toEqual(Array.from({ length: 200 }, (_, revision) => String(revision)))
    call.cancel()
    raw.close()
  })

  it('leaves out what the server writes for itself if asked to', async () => {
    const { client, server } = running
    server.database.writeSystemEvent()
    await client.appendToStream('a-1', happened(1))
    const { told, upTo, subscription } = follow({ filter: excludeSystemEvents() })
    await upTo(4)
    expect(told).toEqual(['confirmed', '1', 'checkpoint', 'caught up'])
    await subscription.unsubscribe()
  })
})

describe('An older server', () => {
  const running = suite({ version: '23.10.0' })

  it('does not tell that a subscription has caught up', async () => {
    const { client } = running
    const subscription = client.subscribeToAll()
    let caughtUp = false
    subscription.on('caughtUp', () => (caughtUp = true))
    const seen = collect(subscription, 1)
    await until(() => running.server.calls.open('Read') === 1)
    await client.appendToStream('a-1', happened())
    await seen
    expect(caughtUp).toBe(false)
  })
})
