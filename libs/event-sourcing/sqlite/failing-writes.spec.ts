import type { FollowedBatch } from '../event-store.js'
import { failing, faultyDatabase, type Faults } from '../testing/faulty-database.js'
import { collect, sampleEvents } from '../testing/sample-events.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { openDatabase, type Database } from './libsql.js'
import { SqliteEventStore } from './sqlite-event-store.js'

const unavailable = { code: 'STORE_UNAVAILABLE' }

describe('a store whose disk fails', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let faults: Faults
  let store: SqliteEventStore

  beforeEach(async () => {
    folder = temporaryFolder()
    faults = {}
    store = await SqliteEventStore.open(folder.path, { connect: faultyDatabase(faults) })
    await store.append('client-a', 'no-stream', sampleEvents(2))
  })

  afterEach(async () => {
    await store.close()
    folder.remove()
  })

  it.each([
    ['the commit', failing('COMMIT')],
    ['the beginning', failing('BEGIN IMMEDIATE')],
  ])('acknowledges nothing and shows nothing when %s fails, and goes on afterwards', async (_, fault) => {
    const head = await store.head()
    const following = follow(store)
    faults.before = fault
    const outcomes = await Promise.allSettled([
      store.append('client-a', 1, sampleEvents(1)),
      store.append('client-a', 2, sampleEvents(1)),
      store.append('client-b', 'no-stream', sampleEvents(3)),
    ])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: unavailable })
    expect(await store.head()).toBe(head)
    delete faults.before
    expect(await collect(store.readStream('client-b'))).toEqual([])
    expect((await store.append('client-a', 1, sampleEvents(1))).revision).toBe(2)
    expect(await following.events(3)).toEqual(['client-a 0', 'client-a 1', 'client-a 2'])
  })

  it('shows nothing while the failed write cannot be taken back', async () => {
    faults.before = failing('COMMIT', 'ROLLBACK')
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject(unavailable)
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject(unavailable)
    await expect(collect(store.readStream('client-a'))).rejects.toMatchObject(unavailable)
    delete faults.before
    expect(await collect(store.readStream('client-a'))).toHaveLength(2)
    expect((await store.append('client-a', 1, sampleEvents(1))).revision).toBe(2)
  })

  it('shows what was recorded after all, though its writer was told that it failed', async () => {
    const following = follow(store)
    faults.after = failing('COMMIT')
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject(unavailable)
    delete faults.after
    expect(await following.events(2)).toEqual(['client-a 0', 'client-a 1'])
    expect(await collect(store.readStream('client-a'))).toHaveLength(3)
    expect(await following.events(3)).toEqual(['client-a 0', 'client-a 1', 'client-a 2'])
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject({
      code: 'WRONG_EXPECTED_REVISION',
    })
    await store.append('client-b', 'no-stream', sampleEvents(1))
    expect(await following.events(4)).toEqual(['client-a 0', 'client-a 1', 'client-a 2', 'client-b 0'])
  })

  it('shows followers what was recorded after all, though nobody else comes', async () => {
    const following = follow(store)
    faults.after = failing('COMMIT')
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject(unavailable)
    delete faults.after
    expect(await following.events(3)).toEqual(['client-a 0', 'client-a 1', 'client-a 2'])
  })

  it('leaves the file free when it is closed right after a write that failed', async () => {
    faults.before = failing('COMMIT')
    await expect(store.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject(unavailable)
    delete faults.before
    await store.close()
    store = await SqliteEventStore.open(folder.path)
    expect((await store.append('client-a', 1, sampleEvents(1))).revision).toBe(2)
  })

  it('says that the disk is full, keeps nothing of it, and goes on when there is room again', async () => {
    let database: Database | undefined
    const connect = (path: string) => (database = openDatabase(path))
    await store.close()
    store = await SqliteEventStore.open(folder.path, { connect })
    database?.exec('PRAGMA max_page_count = 1')
    const outcomes = await Promise.allSettled([
      store.append('client-a', 1, sampleEvents(200)),
      store.append('client-b', 'no-stream', sampleEvents(200)),
    ])
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        reason: { code: 'DISK_FULL', message: expect.stringContaining('Make room on the disk, then send') },
      })
    expect(await collect(store.readAll())).toHaveLength(2)
    database?.exec('PRAGMA max_page_count = 1000000')
    expect((await store.append('client-a', 1, sampleEvents(200))).revision).toBe(201)
  })
})

/** Follows all, and gives the first events once they have come. */
function follow(store: SqliteEventStore): { events(count: number): Promise<string[]> } {
  const seen: string[] = []
  const batches: AsyncIterator<FollowedBatch> = store
    .follow({ signal: new AbortController().signal })
    [Symbol.asyncIterator]()
  const pull = async (count: number): Promise<string[]> => {
    while (seen.length < count) {
      const { value } = (await batches.next()) as { value: FollowedBatch }
      seen.push(...value.events.map(({ stream, revision }) => `${stream} ${revision}`))
    }
    return [...seen]
  }
  return { events: pull }
}
