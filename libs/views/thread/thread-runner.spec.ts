import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { SqliteEventStore, type Position, type ProjectedBatch } from '#event-sourcing'
import { typescriptFlags } from '#event-sourcing/testing'
import type { Shown } from '../changes.js'
import type { RebuildProgress } from '../next-rows.js'
import { SqliteReaders } from '../sqlite/sqlite-readers.js'
import type { AnyRow } from '../table.js'
import { append, broken, DEADLY, opened, projections, SICK, touched } from '../testing/toy.js'
import { until } from '../testing/toy-views.js'
import { viewsHash } from '../views-hash.js'
import { ThreadRunner } from './thread-runner.js'

const script = new URL('../testing/toy-thread.ts', import.meta.url)

describe('The runner in a thread of its own', () => {
  let folder: string
  let store: SqliteEventStore
  let readers: SqliteReaders
  let runner: ThreadRunner
  let log: string[]
  let batches: ProjectedBatch[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virgil-thread-'))
    store = await SqliteEventStore.open(join(folder, 'events'))
    readers = new SqliteReaders(projections)
    log = []
    batches = []
    runner = await open()
  })
  afterEach(async () => {
    await runner.stop()
    await readers.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = () =>
    ThreadRunner.open({
      start: () => new Worker(script, { workerData: { folder }, execArgv: typescriptFlags }),
      store,
      onPath: (path) => readers.moveTo(path),
      onBatch: (batch) => batches.push(batch),
      log: (message) => log.push(message),
      retryAfterMs: 1,
    })
  const applied = async (position?: Position) =>
    runner.whenApplied(position ?? (await store.head()), { timeoutMs: 20_000 })
  const rowsOf = (table: string): Promise<AnyRow[]> =>
    readers.kysely<Record<string, AnyRow>>().selectFrom(table).selectAll().execute()
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.db'))

  it('makes rows of what was recorded before it and after it, and tells how far it is', async () => {
    await applied(await append(store, 'client-1', opened('j1', 'Training'), touched('j1', 'a')))
    await runner.stop()
    await append(store, 'client-1', touched('j1', 'b'))
    runner = await open()
    const position = await append(store, 'client-1', touched('j1', 'c'))
    await applied(position)
    expect(await rowsOf('entries')).toHaveLength(3)
    expect(runner.status()).toMatchObject({ isRunning: true, isHealthy: true, events: 2, parked: [], position })
    await until(() => runner.status().caughtUp)
    expect(await runner.lag()).toEqual({ position, head: position, caughtUp: true })
  })

  it('tells of each batch: how much it held, and how long it took', async () => {
    await applied(await append(store, 'client-1', opened('j1'), touched('j1', 'a')))
    await until(() => batches.length > 0)
    expect(batches.reduce((sum, { events }) => sum + events, 0)).toBe(2)
    expect(batches[0]).toMatchObject({ rows: expect.any(Number), traceparents: [] })
    expect(Date.now() - batches[0]!.startedAt - batches[0]!.ms).toBeLessThan(60_000)
  })

  it('knows that it is caught up behind the streams of others', async () => {
    await applied(await append(store, 'member-1', opened('other')))
    expect(await rowsOf('journeys')).toEqual([])
  })

  it('rejects the wait for a position that does not come in time', async () => {
    const far = '9999999999999999' as Position
    await expect(runner.whenApplied(far, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'VIEW_BEHIND' })
  })

  it('tells how far the rows go, of everything that is recorded after somebody listens', async () => {
    await applied(await append(store, 'client-1', opened('j1')))
    const seen: Shown[] = []
    runner.onChanges(() => {
      throw new Error('a bad listener')
    })
    const end = runner.onChanges((shown) => seen.push(shown))
    const position = await append(store, 'client-1', touched('j1', 'a'))
    await applied(position)
    expect(await rowsOf('entries')).toMatchObject([{ journey_id: 'j1', id: 'a' }])
    expect(seen).toEqual([{ position, late: [] }])
    end()
    await applied(await append(store, 'client-1', touched('j1', 'b')))
    expect(seen).toHaveLength(1)
  })

  it('tells of events that were parked when they are in the rows', async () => {
    await applied(await append(store, 'client-1', opened('j1', SICK), touched('j1', 'a')))
    const position = await append(store, 'client-2', opened('j2'))
    await applied(position)
    const seen: Shown[] = []
    runner.onChanges((shown) => seen.push(shown))
    writeFileSync(join(folder, 'mended'), '')
    expect(await runner.retryParked()).toEqual({ unparked: ['client-1'], stillParked: [] })
    expect(seen.flatMap(({ late }) => late.map(({ type }) => type))).toEqual(['Opened', 'Touched'])
    expect(seen.at(-1)).toMatchObject({ position })
  })

  it('tells of rows that its thread wrote, and died before it could say so', async () => {
    const seen: string[] = []
    runner.onChanges(({ position }) => seen.push(position))
    writeFileSync(join(folder, 'dies-untold'), '')
    const position = await append(store, 'client-1', opened('j1'))
    await until(() => log.join().includes('it ended with 8'))
    expect(await rowsOf('journeys')).toHaveLength(1)
    await applied(position)
    expect(seen).toEqual([position])
  })

  it('parks and retries as the runner does that it hides', async () => {
    await applied(await append(store, 'client-1', broken, opened('j1')))
    expect(runner.status().parked).toMatchObject([{ stream: 'client-1', type: 'Broken', waiting: 1 }])
    expect(await runner.retryParked()).toMatchObject({ unparked: [], stillParked: [{ stream: 'client-1' }] })
  })

  it('moves the queries to the rows of a rebuild, and refuses two at a time', async () => {
    for (let i = 0; i < 600; i++)
      await append(store, `client-${i % 3}`, opened(`j${i % 9}`), touched(`j${i % 9}`, `e${i}`))
    await applied()
    const hash = await viewsHash(readers)
    const progress: RebuildProgress[] = []
    const rebuilding = runner.rebuild((step) => progress.push(step))
    await expect(runner.rebuild()).rejects.toMatchObject({ code: 'REBUILD_RUNNING' })
    expect(await rebuilding).toEqual({ events: 1200, position: await store.head(), parked: [] })
    expect(await viewsHash(readers)).toBe(hash)
    expect(progress.at(-1)).toMatchObject({ events: 1200 })
    expect(files()).toEqual(['views-2.db'])
    await applied(await append(store, 'client-1', touched('j1', 'z')))
    expect(await rowsOf('entries')).toHaveLength(601)
  })

  it('is started anew when its thread dies, and skips and doubles nothing', async () => {
    const seen: string[] = []
    runner.onChanges(({ position }) => seen.push(position))
    await applied(await append(store, 'client-1', opened('j1'), touched('j1', 'a')))
    const rebuilding = runner.rebuild().then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
    await append(store, 'client-2', opened('j2', DEADLY), touched('j2', 'b'))
    const last = await append(store, 'client-1', touched('j1', 'c'))
    await applied(last)
    expect(log.join()).toMatch(/the thread of the views ended: it ended with 7\. It is started anew/)
    expect(['done', 'VIEWS_INTERRUPTED']).toContain(await rebuilding)
    expect((await rowsOf('entries')).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
    expect(runner.status()).toMatchObject({ isRunning: true, isHealthy: true })
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen.at(-1)).toBe(last)
  })

  it('makes missing rows in bulk, begins anew when its thread dies meanwhile, and lets nobody read before', async () => {
    await runner.stop()
    for (let i = 0; i < 600; i++)
      await append(store, `client-${i % 3}`, opened(`j${i % 9}`), touched(`j${i % 9}`, `e${i}`))
    await append(store, 'client-1', opened('j99', DEADLY))
    for (const name of files()) rmSync(join(folder, name))
    runner = await open()
    await expect(rowsOf('entries')).rejects.toMatchObject({ code: 'VIEWS_IN_MAKING' })
    expect(runner.status()).toMatchObject({ position: '', making: { events: 0, goal: await store.head() } })
    await until(() => log.join().includes('it ended with 7'))
    expect(runner.status()).toMatchObject({ position: '', isHealthy: false, making: { events: expect.any(Number) } })
    await expect(rowsOf('entries')).rejects.toMatchObject({ code: 'VIEWS_IN_MAKING' })
    await applied()
    expect(await rowsOf('entries')).toHaveLength(600)
    expect(runner.status()).toMatchObject({ isHealthy: true, events: 1201 })
    expect(runner.status()).not.toHaveProperty('making')
    expect(files()).toHaveLength(1)
    const hash = await viewsHash(readers)
    await runner.rebuild()
    expect(await viewsHash(readers)).toBe(hash)
  })

  it('refuses to open with the reason of its thread', async () => {
    await runner.stop()
    writeFileSync(join(folder, 'refuse'), '')
    await expect(open()).rejects.toMatchObject({ code: 'TOY_REFUSED', message: 'The views cannot be opened today.' })
  })
})
