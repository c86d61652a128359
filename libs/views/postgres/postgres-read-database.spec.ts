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

  it('removes rows that are not live any more, and nothing else', async () => {
    await put(rows(3))
    await execute(url, 'create schema virgil_views_7; create schema virgil_views_seen')
    await reopen([timeline, { ...(totals as Projection), version: 2 }])
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
