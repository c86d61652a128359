import { sql } from 'kysely'
import { temporaryFolder } from '#event-sourcing/testing'
import type { Position } from '#event-sourcing'
import { execute, newPostgresDatabase } from '../../../test/support/postgres.js'
import type { Projection } from '../projection.js'
import { SqliteReadDatabase } from '../sqlite/sqlite-read-database.js'
import type { AnyRow, SchemaOf } from '../table.js'
import { clients, entries, type journeys, projections, timeline, totals } from '../testing/toy.js'
import { viewsHash } from '../views-hash.js'
import { PostgresReadDatabase } from './postgres-read-database.js'

const at = (text: string) => text as Position

describe('The read database in PostgreSQL', () => {
  let url: string
  let database: PostgresReadDatabase
  let log: string[]

  beforeEach(async () => {
    url = await newPostgresDatabase()
    database = await open()
  })
  afterEach(() => database.close())

  async function open(others: readonly Projection[] = projections) {
    log = []
    return PostgresReadDatabase.open({ url, projections: others, log: (message) => log.push(message) })
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

  it('keeps rows and checkpoint', async () => {
    await put(rows(5000))
    await reopen()
    expect(log).toEqual([])
    expect(await count()).toBe(5000)
    expect(await database.writer.checkpoint()).toBe('1')
  })

  it('writes all of a transaction or nothing', async () => {
    await expect(put([...rows(40), { id: 'x', journeys: 'many', events: 1 }])).rejects.toThrow()
    expect(await count()).toBe(0)
    expect(await database.writer.checkpoint()).toBe('')
  })

  it('gives numbers and texts back as they were', async () => {
    const weights = [0.1, 1 / 3, 1e300, 5e-324, -1.7976931348623157e308, 123456789012345680, 3]
    const put = weights.map((weight, i) => ({
      journey_id: 'İı ß\u{1F600}\uFFFD"\'\\{},\n',
      id: `${i}`,
      role: '',
      weight,
      is_first: 0,
    }))
    await database.writer.write([{ table: entries, put, deleted: [] }], at('1'))
    const keys = put.map(({ journey_id, id }) => [journey_id, id])
    const byId = (found: readonly AnyRow[]) => [...found].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    expect(byId(await database.writer.loadKeys(entries, keys))).toEqual(put)
    expect(byId(await database.writer.loadGroups(entries, 'journey_id', [put[0]?.journey_id ?? '']))).toEqual(put)
    expect(await db().selectFrom('entries').selectAll().orderBy('id').execute()).toEqual(put)
  })

  it('writes nothing where a row is not what the writer knows of it', async () => {
    const [known, changed] = [rows(1)[0]!, { ...rows(1)[0]!, events: 2 }]
    const before = new Map([[changed, known]])
    await expect(
      database.writer.write([{ table: clients, put: [changed], deleted: [], before }], at('1')),
    ).rejects.toThrow(/not where they were/)
    await put([known])
    await database.writer.write([{ table: clients, put: [changed], deleted: [], before }], at('2'))
    expect(await db().selectFrom('clients').select('events').execute()).toEqual([{ events: 2 }])
  })

  it('writes nothing where the rows are not where the writer left them', async () => {
    expect(await database.writer.checkpoint()).toBe('')
    await put(rows(1))
    await execute(url, `update ${database.schema}.notes set value = '0' where name = 'checkpoint'`)
    await expect(put(rows(2))).rejects.toThrow('the rows stand at 0 and not at 1')
    expect(await database.writer.checkpoint()).toBe('0')
    await put(rows(2))
  })

  it('refuses to write through queries', async () => {
    await expect(sql`delete from clients`.execute(db())).rejects.toThrow(/read-only/)
  })

  it('reads one state of all tables in a transaction', async () => {
    await put(rows(1))
    await db()
      .transaction()
      .execute(async (snapshot) => {
        expect(await snapshot.selectFrom('clients').selectAll().execute()).toHaveLength(1)
        await put(rows(5))
        expect(await snapshot.selectFrom('clients').selectAll().execute()).toHaveLength(1)
      })
    expect(await count()).toBe(5)
  })

  it('serves more readers at once than it has connections', async () => {
    await put(rows(3))
    expect(await Promise.all(Array.from({ length: 100 }, count))).toEqual(Array.from({ length: 100 }, () => 3))
  })

  it('lets a transaction finish on the old rows while others read the new ones', async () => {
    await put(rows(1))
    await db()
      .transaction()
      .execute(async (snapshot) => {
        expect(await snapshot.selectFrom('clients').selectAll().execute()).toHaveLength(1)
        const next = await database.startNext()
        await next.write([{ table: clients, put: rows(4), deleted: [] }], at('2'))
        await database.indexNext(async () => undefined)
        await database.adoptNext()
        expect(await count()).toBe(4)
        expect(await snapshot.selectFrom('clients').selectAll().execute()).toHaveLength(1)
      })
    expect(await count()).toBe(4)
  })

  it('tells an impossible value from a failure', async () => {
    const impossible = db().selectFrom('clients').select('id').where('id', '=', 'a\0b').execute()
    await expect(impossible).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await count()).toBe(0)
  })

  it('sorts nothing before all else, and finds nothing in an empty list', async () => {
    const journey = (id: string, title: string | null) => ({
      id,
      client_id: 'c',
      title,
      touches: 0,
      weight: 0,
      last_role: null,
    })
    const [own] = timeline.tables
    const put = [journey('a', 'x'), journey('b', null), journey('c', 'B')]
    await database.writer.write([{ table: own!, put, deleted: [] }], at('1'))
    const all = db().selectFrom('journeys').select('id')
    expect((await all.orderBy('title').execute()).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect((await all.orderBy('title', 'desc').execute()).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(await all.where('id', 'in', []).execute()).toEqual([])
  })

  const changed = (change: Partial<Projection>): Projection[] => [timeline, { ...(totals as Projection), ...change }]

  it.each<[string, Projection[]]>([
    ['another version', changed({ version: 2 })],
    ['other tables', changed({ tables: [{ ...clients, indexes: [['events']] }] })],
  ])('begins anew for %s', async (_what, others) => {
    await put(rows(3))
    await execute(url, 'create schema virgil_views_7; create schema virgil_views_seen')
    await reopen(others)
    expect(log).toEqual([
      expect.stringMatching(/removed: its projections/),
      expect.stringMatching(/from the first event on/),
    ])
    expect(await database.writer.checkpoint()).toBe('')
    const left = `select nspname from pg_namespace where nspname like 'virgil_views%' order by 1`
    expect(await execute(url, left)).toEqual([{ nspname: database.schema }, { nspname: 'virgil_views_seen' }])
  })

  it('has the hash of the same rows in a file', async () => {
    const folder = temporaryFolder()
    const file = await SqliteReadDatabase.open({ folder: folder.path, projections })
    const weighed = [0.1, 1e300, -0, 5e-324, 2 ** 53].map((weight, i) => ({
      journey_id: `j${i % 2}`,
      id: `İ\u{1F600}"${i}`,
      role: '\u2028\\',
      weight,
      is_first: 1,
    }))
    for (const { writer } of [file, database])
      await writer.write(
        [
          { table: clients, put: rows(1200), deleted: [] },
          { table: entries, put: weighed, deleted: [] },
        ],
        at('1'),
      )
    expect(await viewsHash(database)).toBe(await viewsHash(file))
    await put([{ id: 'client 7', journeys: 8, events: 1 }])
    expect(await viewsHash(database)).not.toBe(await viewsHash(file))
    await file.close()
    folder.remove()
  })
})
