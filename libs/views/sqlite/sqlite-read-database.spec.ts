import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Position } from '#event-sourcing'
import type { Projection } from '../projection.js'
import type { AnyRow, SchemaOf } from '../table.js'
import { clients, entries, type journeys, projections, timeline, totals } from '../testing/toy.js'
import { viewsHash } from '../views-hash.js'
import { SqliteReadDatabase } from './sqlite-read-database.js'

const at = (text: string) => text as Position

describe('The read database in a SQLite file', () => {
  let folder: string
  let database: SqliteReadDatabase
  let log: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virgil-views-'))
    database = await open()
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(others: readonly Projection[] = projections) {
    log = []
    return SqliteReadDatabase.open({ folder, projections: others, log: (message) => log.push(message) })
  }

  async function reopen(others?: readonly Projection[]) {
    await database.close()
    database = await open(others)
  }

  const rows = (count: number): AnyRow[] =>
    Array.from({ length: count }, (_, i) => ({ id: `client ${i}`, journeys: i, events: 1 }))
  const db = () => database.kysely<SchemaOf<typeof clients | typeof journeys | typeof entries>>()
  const count = async () => (await db().selectFrom('clients').select('id').execute()).length
  const put = (put: readonly AnyRow[]) => database.writer.write([{ table: clients, put, deleted: [] }], at('1'))

  it('has the same indexes, whether they were made before the rows or after them', async () => {
    const layout = () =>
      openDatabase(database.path).prepare('select type, name, sql from sqlite_schema order by type, name').all([])
    const before = layout()
    const next = await database.startNext()
    await next.write([{ table: clients, put: rows(100), deleted: [] }], at('1'))
    await database.indexNext(async () => undefined)
    await database.adoptNext()
    expect(layout()).toEqual(before)
    expect(await count()).toBe(100)
  })

  it('keeps indexes right when a row is written over, whether the old one is known or not', async () => {
    const row = (role: string, weight: number): AnyRow => ({ journey_id: 'j', id: 'a', role, weight, is_first: 1 })
    const [first, second, third] = [row('cs', 1), row('support', 2), row('support', 3)]
    const write = (put: AnyRow, before?: [AnyRow, AnyRow][]) =>
      database.writer.write(
        [{ table: entries, put: [put], deleted: [], ...(before && { before: new Map(before) }) }],
        at('1'),
      )
    const ofSupport = () => db().selectFrom('entries').select('weight').where('role', '=', 'support').execute()
    await write(first)
    await write(second)
    expect(await ofSupport()).toEqual([{ weight: 2 }])
    await write(third, [[third, second]])
    expect(await ofSupport()).toEqual([{ weight: 3 }])
    await write(first, [[first, third]])
    expect(await ofSupport()).toEqual([])
    expect(openDatabase(database.path).prepare('pragma integrity_check').raw().all([])).toEqual([['ok']])
  })

  it('finds rows and groups by their indexes, not by reading whole tables', () => {
    const plan = (query: string) =>
      openDatabase(database.path)
        .prepare(`explain query plan ${query}`)
        .all(['[]'])
        .map((row) => String((row as { detail: string }).detail))
    const select = (on: string) => `select e.id from json_each(?) as w cross join entries as e on ${on}`
    expect(plan(select('e.journey_id = w.value ->> 0 and e.id = w.value ->> 1'))[1]).toMatch(
      /^SEARCH e .*journey_id=\? AND id=\?/,
    )
    expect(plan(select('e.journey_id = w.value'))[1]).toMatch(/^SEARCH e .*journey_id=\?/)
  })

  it('lets go of the old rows when a stream is not read to its end', async () => {
    await put(rows(5000))
    for await (const _row of db().selectFrom('clients').selectAll().stream(10)) break
    await put(rows(5001))
    expect(openDatabase(database.path).prepare('pragma wal_checkpoint(truncate)').all([])).toEqual([
      { busy: 0, log: 0, checkpointed: 0 },
    ])
  })

  it.each<[string, (path: string) => void]>([
    ['is no database', (path) => writeFileSync(path, 'Lasciate ogni speranza. '.repeat(1000))],
    ['is empty', (path) => writeFileSync(path, '')],
    ['is cut off', (path) => truncateSync(path, statSync(path).size - 8192)],
    ['is another database', (path) => (rmSync(path), openDatabase(path).exec('create table x (y)'))],
    ['was overwritten in the middle', (path) => overwrite(path, 4096 * 7)],
  ])('begins anew where the file %s', async (_what, damage) => {
    await put(rows(3000))
    const { path } = database
    await database.close()
    // What the closed connections left, for the collector to end, must not mend the file.
    openDatabase(path).exec('pragma wal_checkpoint(truncate)')
    damage(path)
    database = await open()
    expect(log).toHaveLength(2)
    expect(await count()).toBe(0)
    await put(rows(2))
    await reopen()
    expect(await count()).toBe(2)
  })

  it('does not throw rows away because the file cannot be read now', async () => {
    await put(rows(3))
    await database.close()
    const blocked = join(folder, 'views-9.db')
    mkdirSync(blocked)
    await expect(open()).rejects.toThrow()
    rmSync(blocked, { recursive: true })
    expect(readdirSync(folder)).toContain('views-1.db')
    database = await open()
    expect(await count()).toBe(3)
  })

  it('hashes rows, whatever the order in which they came', async () => {
    await put(rows(1200))
    const hash = await viewsHash(database)
    await reopen([timeline, { ...(totals as Projection), version: 2 }])
    await put(rows(1200).reverse())
    expect(await viewsHash(database)).toBe(hash)
    await put([{ id: 'client 7', journeys: 8, events: 1 }])
    expect(await viewsHash(database)).not.toBe(hash)
  })
})

function overwrite(path: string, from: number) {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(8192, 0xab), 0, 8192, from)
  closeSync(file)
}
