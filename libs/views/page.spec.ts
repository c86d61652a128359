import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START } from '#event-sourcing'
import { integer, text } from './column.js'
import { firstPages } from './first-pages.js'
import { page, type Listing, type Page } from './page.js'
import type { Sort } from './keyset.js'
import type { ViewDatabase } from './read-database.js'
import { table, type RowOf, type SchemaOf } from './table.js'
import { engines } from './testing/engines.js'

const things = table({
  name: 'thing',
  columns: { id: text(), owner: text(), rank: integer(), name: text() },
  key: ['id'],
})
type Thing = RowOf<typeof things>
type Schema = SchemaOf<typeof things>

const row = fc.record({
  owner: fc.constantFrom('a', 'b', 'c'),
  rank: fc.integer({ min: 0, max: 3 }),
  name: fc.constantFrom('', 'x', 'ı', '😀'),
})
const direction = fc.constantFrom<'asc' | 'desc'>('asc', 'desc')
const order = fc.tuple(direction, direction, direction).map(([rank, name, id]): [Sort, ...Sort[]] => [
  { column: 'rank', direction: rank },
  { column: 'name', direction: name },
  { column: 'id', direction: id },
])

describe.each(engines)('keyset pages in %s', (_name, engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-page-'))
  let database: ViewDatabase
  let live: readonly string[] = []

  beforeAll(async () => {
    database = await engine.open({
      folder,
      projections: [
        {
          name: 'things',
          version: 1,
          tables: [things],
          streams: ['thing-'],
          touches: () => [],
          project: () => undefined,
        },
      ],
    })
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  async function hold(rows: readonly Omit<Thing, 'id'>[]): Promise<Thing[]> {
    const put = rows.map((each, index) => ({ id: `t${index}`, ...each }))
    const deleted = live.slice(put.length).map((id) => [id])
    await database.writer.write([{ table: things, put, deleted }], START)
    live = put.map(({ id }) => id)
    return put
  }

  function listing(sort: readonly [Sort, ...Sort[]], filter: unknown = {}): Listing<Schema, 'thing', Thing> {
    const rows = database.kysely<Schema>()
    return { name: 'things', filter, order: sort, database: rows, query: rows.selectFrom('thing').selectAll() }
  }

  async function walk(sort: readonly [Sort, ...Sort[]], first: number, begin?: Page<Thing>): Promise<Thing[]> {
    const all: Thing[] = []
    let current = begin ?? (await page(listing(sort), { first }))
    for (;;) {
      all.push(...current.edges.map(({ node }) => node))
      if (!current.pageInfo.hasNextPage) return all
      current = await page(listing(sort), { first, after: current.pageInfo.endCursor })
    }
  }

  it('gives each row once and in order, whatever the page size and the ties', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        order,
        fc.integer({ min: 1, max: 12 }),
        async (rows, sort, first) => {
          const held = await hold(rows)
          expect((await walk(sort, first)).map(({ id }) => id)).toEqual([...held].sort(by(sort)).map(({ id }) => id))
        },
      ),
      { numRuns: 60 },
    ))

  it('gives the first pages of all parts as it gives each alone', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        order,
        fc.integer({ min: 1, max: 8 }),
        async (rows, sort, first) => {
          await hold(rows)
          const pages = await firstPages(listing(sort), 'owner', ['a', 'b', 'c', 'nobody'], { first }, (owner) => ({
            owner,
          }))
          for (const [owner, part] of pages) {
            const own = listing(sort, { owner })
            const alone = await page({ ...own, query: own.query.where('owner', '=', owner) }, { first })
            expect(part.edges).toEqual(alone.edges)
            expect(part.pageInfo).toEqual(alone.pageInfo)
            expect(await part.totalCount()).toBe(await alone.totalCount())
          }
        },
      ),
      { numRuns: 40 },
    ))

  it('counts all rows, only when asked', async () => {
    await hold(Array.from({ length: 7 }, () => ({ owner: 'a', rank: 1, name: 'x' })))
    const { totalCount, pageInfo } = await page(listing([{ column: 'id', direction: 'asc' }]), { first: 3 })
    expect(await totalCount()).toBe(7)
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  })

  it('refuses a cursor of another filter or order, and what is no cursor', async () => {
    await hold([{ owner: 'a', rank: 1, name: 'x' }])
    const sort: [Sort] = [{ column: 'id', direction: 'asc' }]
    const { endCursor } = (await page(listing(sort), {})).pageInfo
    const refused = { code: 'CURSOR_INVALID', path: ['after'] }
    await expect(page(listing(sort, { owner: 'a' }), { after: endCursor })).rejects.toMatchObject(refused)
    await expect(page(listing([{ column: 'id', direction: 'desc' }]), { after: endCursor })).rejects.toMatchObject(
      refused,
    )
    await expect(page(listing(sort), { after: 'nonsense' })).rejects.toMatchObject(refused)
    await expect(page(listing(sort), { after: endCursor })).resolves.toMatchObject({ edges: [] })
  })

  it.each([0, 201, 1.5])('refuses a page of %d rows', (first) =>
    expect(page(listing([{ column: 'id', direction: 'asc' }]), { first })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      path: ['first'],
    }),
  )
})

/** Text is compared by code point, as the engines do. */
function by(order: readonly Sort[]) {
  return (one: Thing, other: Thing): number => {
    for (const { column, direction } of order) {
      const [a, b] = [one, other].map((thing) => thing[column as keyof Thing])
      const compared =
        typeof a === 'number' && typeof b === 'number'
          ? a - b
          : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
      if (compared !== 0) return direction === 'asc' ? compared : -compared
    }
    return 0
  }
}
