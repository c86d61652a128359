import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Position } from '#event-sourcing'
import { sql } from 'kysely'
import type { Projection } from './projection.js'
import type { ViewDatabase } from './read-database.js'
import type { AnyRow, SchemaOf } from './table.js'
import { engines } from './testing/engines.js'
import { clients, entries, projections, timeline, totals } from './testing/toy.js'

const at = (text: string) => text as Position

describe.each(engines)('The views in %s', (_name, engine) => {
  let folder: string
  let database: ViewDatabase
  let log: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virgil-views-'))
    database = await open()
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(others: readonly Projection[] = projections): Promise<ViewDatabase> {
    log = []
    return engine.open({ folder, projections: others, log: (message) => log.push(message) })
  }

  async function reopen(others?: readonly Projection[]) {
    await database.close()
    database = await open(others)
  }

  const rows = (count: number): AnyRow[] =>
    Array.from({ length: count }, (_, i) => ({ id: `client ${i}`, journeys: i, events: 1 }))
  const db = () => database.kysely<SchemaOf<typeof clients | typeof entries>>()
  const count = async () => (await db().selectFrom('clients').select('id').execute()).length
  const put = (put: readonly AnyRow[]) => database.writer.write([{ table: clients, put, deleted: [] }], at('1'))

  it('keep rows and checkpoint', async () => {
    await put(rows(5000))
    await reopen()
    expect(log).toEqual([])
    expect(await count()).toBe(5000)
    expect(await database.writer.checkpoint()).toBe('1')
  })

  it('have all of a transaction or nothing', async () => {
    await expect(put([...rows(40), { id: 'x', journeys: 'many', events: 1 }])).rejects.toThrow()
    expect(await count()).toBe(0)
    expect(await database.writer.checkpoint()).toBe('')
    await put(rows(1))
    expect(await count()).toBe(1)
  })

  it('give numbers and texts back as they were', async () => {
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

  it('are not written through queries', async () => {
    await expect(sql`delete from clients`.execute(db())).rejects.toThrow(/read-?only/)
  })

  it('are read in one state of all tables in a transaction', async () => {
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

  it('serve more readers at once than there are connections', async () => {
    await put(rows(3))
    expect(await Promise.all(Array.from({ length: 100 }, count))).toEqual(Array.from({ length: 100 }, () => 3))
  })

  it('let a transaction finish on the old rows while others read the new ones', async () => {
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

  it('do not adopt rows that have no indexes yet', async () => {
    await put(rows(3))
    await database.startNext()
    await expect(database.adoptNext()).rejects.toThrow('indexes')
    expect(await count()).toBe(3)
    await database.indexNext(async () => undefined)
    await database.adoptNext()
    expect(await count()).toBe(0)
  })

  it('are refused to queries while they are hidden, until others are adopted', async () => {
    database.hide()
    await expect(count()).rejects.toMatchObject({ code: 'VIEWS_IN_MAKING' })
    const inTransaction = db()
      .transaction()
      .execute(async (snapshot) => snapshot.selectFrom('clients').selectAll().execute())
    await expect(inTransaction).rejects.toMatchObject({ code: 'VIEWS_IN_MAKING' })
    await database.startNext()
    await database.indexNext(async () => undefined)
    await database.adoptNext()
    expect(await count()).toBe(0)
  })

  const changed = (change: Partial<Projection>): Projection[] => [timeline, { ...(totals as Projection), ...change }]

  it.each<[string, Projection[]]>([
    ['another version', changed({ version: 2 })],
    ['other streams', changed({ streams: ['member-'] })],
    ['other tables', changed({ tables: [{ ...clients, indexes: [['events']] }] })],
    ['one projection less', [timeline]],
  ])('begin anew for %s', async (_what, others) => {
    await put(rows(3))
    await reopen(others)
    expect(log).toEqual([
      expect.stringMatching(/removed: its projections/),
      expect.stringMatching(/from the first event on/),
    ])
    expect(await database.writer.checkpoint()).toBe('')
  })
})
