import { randomUUID } from 'node:crypto'
import { status } from '@grpc/grpc-js'
import { batchPart, rawClient, readAllRequest } from './raw-client.js'
import { clientOf, collect, happened, happenings, suite, until } from './testing.js'

describe.each([{ batchAppend: true }, { batchAppend: false }])('An append goes wrong, %j', (options) => {
  const running = suite(options)

  it('with the connection cut before it is applied', async () => {
    const { client, server } = running
    server.faults.next({ kind: 'drop-before-append' })
    await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({ type: 'unavailable' })
    expect(server.log.events).toEqual([])
    await client.appendToStream('a-1', happened())
    expect(server.log.events).toHaveLength(1)
  })

  it('with its answer lost; a repetition is recorded once', async () => {
    const { client, server } = running
    server.faults.next({ kind: 'drop-after-append' })
    const event = happened()
    const attempt = () => client.appendToStream('a-1', event, { expectedRevision: 'no_stream' })
    await expect(attempt()).rejects.toMatchObject({ type: 'unavailable' })
    expect(await attempt()).toMatchObject({ success: true, nextExpectedRevision: 0n })
    expect(server.log.events).toHaveLength(1)
    expect(server.faults.happened).toEqual([{ kind: 'drop-after-append' }])
  })

  it('timed out, though it was applied', async () => {
    const { client, server } = running
    server.faults.next({ kind: 'time-out-append' })
    const type = options.batchAppend ? 'deadline-exceeded' : 'timeout'
    await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({ type })
    expect(server.log.events).toHaveLength(1)
  })

  it('with where the leader is', async () => {
    const { server } = running
    const client = clientOf(server)
    server.faults.next({ kind: 'not-leader', leader: { host: '127.0.0.1', port: 2113 } })
    await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address: '127.0.0.1', port: 2113 },
    })
    await client.dispose()
  })

  it('late', async () => {
    const { client, server } = running
    server.faults.next({ kind: 'slow-append', milliseconds: 30 })
    const began = performance.now()
    await client.appendToStream('a-1', happened())
    expect(performance.now() - began).toBeGreaterThan(25)
  })

  it('by lot, the same way for the same seed', async () => {
    const { client, server } = running
    const trial = async () => {
      server.reset()
      server.faults.byLot(11, [{ fault: { kind: 'time-out-append' }, oneIn: 3 }])
      const outcomes: boolean[] = []
      for (const event of happenings(30)) {
        outcomes.push(
          await client.appendToStream('a-1', event).then(
            () => true,
            () => false,
          ),
        )
      }
      return outcomes
    }
    const outcomes = await trial()
    expect(outcomes).toContain(true)
    expect(outcomes).toContain(false)
    expect(await trial()).toEqual(outcomes)
  })
})

describe('A call goes wrong', () => {
  const running = suite()

  it('refused as unavailable, so many times', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happened())
    server.faults.next({ kind: 'refuse', method: 'Read' }, 2)
    for (let i = 0; i < 2; i++) {
      await expect(collect(client.readStream('a-1'))).rejects.toMatchObject({ type: 'unavailable' })
    }
    expect(await collect(client.readStream('a-1'))).toHaveLength(1)
  })

  it('never answered, until its caller gives up', async () => {
    const { server } = running
    server.faults.next({ kind: 'stall', method: 'Read' })
    const raw = rawClient(server)
    const call = raw.read(readAllRequest(), { deadline: Date.now() + 50 })
    await expect(collect(call)).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED })
    await until(() => server.calls.open('Read') === 0)
    raw.close()
  })

  it('with a read cut after so many messages', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happenings(10))
    server.faults.next({ kind: 'drop-read', after: 4 })
    const seen: unknown[] = []
    await expect(
      (async () => {
        for await (const { event } of client.readStream('a-1')) seen.push(event?.revision)
      })(),
    ).rejects.toMatchObject({ code: status.UNAVAILABLE })
    expect(seen.length).toBeLessThanOrEqual(4)
    expect(await collect(client.readStream('a-1'))).toHaveLength(10)
  })

  it('with a subscription cut after so many messages', async () => {
    const { client, server } = running
    server.faults.next({ kind: 'drop-subscription', after: 4 })
    const subscription = client.subscribeToAll()
    const failed = new Promise((resolve) => subscription.on('error', resolve))
    subscription.resume()
    await until(() => server.calls.open('Read') === 1)
    await client.appendToStream('a-1', happenings(2))
    expect(await failed).toMatchObject({ type: 'unavailable' })
    await until(() => server.calls.open('Read') === 0)
  })

  it('with a batch call that ends well in the middle', async () => {
    const { server } = running
    server.faults.next({ kind: 'end-batch' })
    const raw = rawClient(server)
    const call = raw.batchAppend()
    call.write(batchPart({ correlation: randomUUID(), stream: 'a-1', ids: [randomUUID()] }))
    expect(await collect(call)).toEqual([])
    expect(server.log.events).toEqual([])
    raw.close()
  })
})

describe('A server goes away', () => {
  const running = suite()

  it('and comes back at the same port with its events', async () => {
    const { client, server } = running
    await client.appendToStream('a-1', happened())
    const subscription = client.subscribeToAll()
    const failed = new Promise((resolve) => subscription.on('error', resolve))
    subscription.resume()
    await until(() => server.calls.open('Read') === 1)
    const { port } = server
    await server.restart(async () => {
      await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({ type: 'unavailable' })
    })
    expect(await failed).toMatchObject({ type: 'unavailable' })
    expect(server.port).toBe(port)
    expect(await collect(client.readStream('a-1'))).toHaveLength(1)
  })
})

describe('A slow reader', () => {
  const running = suite()

  it('holds up what is sent to it, and fills no memory', async () => {
    const { client, server } = running
    const payload = 'x'.repeat(10_000)
    for (let i = 0; i < 50; i++) {
      await client.appendToStream(
        'a-1',
        happenings(20).map((event) => ({ ...event, data: { payload } })),
      )
    }
    const subscription = client.subscribeToAll()
    subscription.pause()
    await until(() => server.calls.bufferedBytes > 0)
    for (let i = 0; i < 1000; i++) await new Promise((resolve) => setImmediate(resolve))
    const [fewest, all] = [50 * 1024, 50 * 20 * 10_000]
    expect(server.calls.bufferedBytes).toBeGreaterThan(fewest)
    expect(server.calls.mostBufferedBytes).toBeLessThan(all / 10)
    expect((await collect(subscription, 1000)).at(-1)?.event?.revision).toBe(999n)
    await until(() => server.calls.bufferedBytes === 0)
  })
})
