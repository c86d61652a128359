import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KurrentDbEventStore, type KurrentDbOptions } from '#event-sourcing/kurrentdb'
import { collect, sampleEvent, sampleEvents } from '#event-sourcing/testing'
import { selfSigned } from '../support/kurrentdb/certificate.js'
import { startKurrentDb, type Fault, type KurrentDbServer } from '../support/kurrentdb/index.js'

const ids = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id)

describe('A store whose KurrentDB goes wrong', () => {
  let server: KurrentDbServer
  const opened: KurrentDbEventStore[] = []
  const open = async (options?: KurrentDbOptions, url = server.connectionString): Promise<KurrentDbEventStore> => {
    const store = await KurrentDbEventStore.connect(url, options)
    opened.push(store)
    return store
  }
  beforeEach(async () => {
    server = await startKurrentDb()
  })
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
    await server.stop()
  })

  const passing: [string, Fault, number][] = [
    ['is cut off before it is recorded', { kind: 'drop-before-append' }, 1],
    ['is recorded, and its answer lost', { kind: 'drop-after-append' }, 1],
    ['is recorded three times in a row without an answer', { kind: 'drop-after-append' }, 3],
    ['is recorded, and never answered', { kind: 'withhold-answer' }, 1],
    ['is said to have timed out', { kind: 'time-out-append' }, 1],
    ['loses its call in good order', { kind: 'end-batch' }, 2],
    ['is refused as unavailable', { kind: 'refuse', method: 'BatchAppend' }, 2],
  ]
  it.each(passing)('records an append once that %s', async (_, fault, times) => {
    const store = await open({ patienceMs: 500 })
    await store.append('client-a', 'no-stream', [sampleEvent()])
    server.faults.next(fault, times)
    const events = sampleEvents(3)
    expect((await store.append('client-a', 0, events)).revision).toBe(3)
    expect(ids(await collect(store.readStream('client-a', { from: 1 })))).toEqual(ids(events))
    expect((await store.append('client-a', 3, [sampleEvent()])).revision).toBe(4)
  })

  it('knows an append of its own again behind which others have written meanwhile', async () => {
    const store = await open()
    const other = await open()
    server.faults.next({ kind: 'drop-after-append' })
    const appending = store.append('client-a', 'no-stream', sampleEvents(2))
    while ((await collect(other.readStream('client-a'))).length < 2);
    await other.append('client-a', 1, [sampleEvent()])
    expect((await appending).revision).toBe(1)
  })

  it('says that it is open what became of an append, where the server stays away', async () => {
    const store = await open({ patienceMs: 200 })
    await store.append('client-a', 'no-stream', [sampleEvent()])
    await server.stop()
    await expect(store.append('client-a', 0, [sampleEvent()])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await expect(collect(store.readStream('client-a'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await server.start()
    expect((await store.append('client-a', 0, [sampleEvent()])).revision).toBe(1)
  })

  it('gives followers each event once and in order, however often they are cut off', async () => {
    const store = await open()
    const seen: number[] = []
    const abort = new AbortController()
    const following = (async () => {
      for await (const { events } of store.follow({ signal: abort.signal, batchSize: 7, streams: ['client-'] })) {
        seen.push(...events.map(({ revision }) => revision))
        if (seen.length === 120) abort.abort()
      }
    })()
    for (let revision = -1; revision < 119; revision += 10) {
      server.faults.next({ kind: 'drop-read', after: revision % 5 })
      if (revision % 3 === 0) server.faults.next({ kind: 'drop-subscription', after: 2 })
      await store.append('client-a', revision < 0 ? 'no-stream' : revision, sampleEvents(10))
      await store.append(`member-${revision}`, 'no-stream', sampleEvents(2))
      if (revision === 59) await server.restart()
    }
    await following
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => index))
  })

  it('holds no more of what a slow follower has not asked for than a batch', async () => {
    const store = await open()
    const text = 'x'.repeat(10_000)
    for (let revision = -1; revision < 999; revision += 100)
      await store.append(
        'client-a',
        revision < 0 ? 'no-stream' : revision,
        Array.from({ length: 100 }, () => sampleEvent({ text })),
      )
    const slow = store.follow({ signal: new AbortController().signal, batchSize: 10 })[Symbol.asyncIterator]()
    for (let batches = 0; batches < 5; batches++) await slow.next()
    expect(server.calls.open('Read')).toBe(1)
    expect(server.calls.bufferedBytes).toBeLessThan(20 * text.length)
    await slow.return?.()
  })

  it('finds the node that leads, and the next one', async () => {
    const members = () => [server.member, follower.member]
    const leader = server
    const follower = await startKurrentDb({ followerOf: leader, members })
    const store = await open({}, follower.connectionString)
    expect((await store.append('client-a', 'no-stream', [sampleEvent()])).revision).toBe(0)
    expect(await collect(store.readStream('client-a'))).toHaveLength(1)
    expect(leader.calls.opened('BatchAppend')).toBeGreaterThan(0)
    await store.close()
    await follower.stop()
  })
})

describe('Connecting to KurrentDB is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-kurrentdb-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['postgres://localhost:5432/virgil', 'begin with kurrentdb:// or esdb://'],
    ['kurrentdb://', 'name a host'],
    ['esdb://local host:2113', 'no host with a port'],
    ['esdb://localhost:port?tls=false', 'no host with a port'],
    ['esdb://localhost:2113?tsl=false', 'no option "tsl"'],
    ['esdb://localhost:2113?nodePreference=any', 'nodePreference'],
    ['esdb://localhost:2113?tls=flase', 'expected true or false'],
    ['esdb://localhost:2113?tlsVerifyCert=false', 'tlsCAFile'],
    ['esdb://localhost:2113?tls=true&tlsCAFile=/nowhere/ca.crt', 'certificate file'],
  ])('where the URL is %s', async (url, why) => {
    await expect(KurrentDbEventStore.connect(url)).rejects.toMatchObject({
      code: 'STORE_URL_INVALID',
      message: expect.stringContaining(why) as unknown,
    })
  })

  it('where nobody listens', async () => {
    const server = await startKurrentDb()
    await server.stop()
    const connecting = KurrentDbEventStore.connect(server.connectionString, { patienceMs: 100 })
    await expect(connecting).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })

  it('where the server is too old', async () => {
    const server = await startKurrentDb({ version: '20.0.3', batchAppend: false })
    await expect(KurrentDbEventStore.connect(server.connectionString)).rejects.toMatchObject({ code: 'STORE_TOO_OLD' })
    await server.stop()
  })

  it('where the password is wrong, which is told to nobody, or the certificate not trusted', async () => {
    const [certificate, other] = [selfSigned(), selfSigned()]
    const server = await startKurrentDb({ tls: certificate, credentials: { username: 'virgil', password: 'right' } })
    const caFile = (name: string, { cert }: { cert: string }) => {
      writeFileSync(join(folder, name), cert)
      return encodeURIComponent(join(folder, name))
    }
    const connect = (password: string, ca: string) =>
      KurrentDbEventStore.connect(`kurrentdb://virgil:${password}@127.0.0.1:${server.port}?tls=true&tlsCAFile=${ca}`)
    const trusted = caFile('ca.crt', certificate)
    const store = await connect('right', trusted)
    expect((await store.append('client-a', 'no-stream', [sampleEvent()])).revision).toBe(0)
    await store.close()
    await expect(connect('hunter2', trusted)).rejects.toMatchObject({
      code: 'STORE_ACCESS_DENIED',
      message: expect.not.stringContaining('hunter2') as unknown,
    })
    await expect(connect('right', caFile('other.crt', other))).rejects.toMatchObject({
      code: 'STORE_CERTIFICATE_REFUSED',
    })
    await server.stop()
  })
})
