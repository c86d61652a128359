import { sql, type SelectQueryBuilder } from 'kysely'
import { orderOf } from './keyset.js'
import { begun, pageOf, sizeOf, within, type Listing, type Page, type PageRequest } from './page.js'

/**
 * The first page of each part of a listing, in one statement: the parts are told apart by a column. Of a long part no more
 * is read than its page. `filterOf` gives the filter with which the listing of one part alone would be made, so that the
 * cursors lead on there.
 */
export async function firstPages<DB, TB extends keyof DB, Row extends object>(
  listing: Listing<DB, TB, Row>,
  column: string,
  parts: readonly string[],
  { first }: Pick<PageRequest, 'first'>,
  filterOf: (part: string) => unknown,
): Promise<Map<string, Page<Row>>> {
  const size = sizeOf({ first })
  const begunParts = parts.map((part) => begun(within(listing, sql`${sql.ref(column)} = ${part}`), size))
  const rows = await together(listing, begunParts)
  const totals = once(async () => {
    const { query } = within(listing, sql`${sql.ref(column)} in (${sql.join(parts)})`)
    const counted = sql<{
      part: string
      total: number
    }>`select ${sql.ref(column)} as part, count(*) as total from ${query} as listed group by 1`
    return new Map((await counted.execute(listing.database)).rows.map(({ part, total }) => [part, Number(total)]))
  })
  return new Map(
    parts.map((part) => {
      const own = rows.filter((row) => (row as Record<string, unknown>)[column] === part)
      const total = async (): Promise<number> => (await totals()).get(part) ?? 0
      return [part, pageOf({ ...listing, filter: filterOf(part) }, own, size, false, total)]
    }),
  )
}

/** The rows of some queries on a listing in its order. */
async function together<DB, TB extends keyof DB, Row>(
  { order, database }: Listing<DB, TB, Row>,
  queries: readonly SelectQueryBuilder<DB, TB, Row>[],
): Promise<readonly Row[]> {
  const [only, ...others] = queries
  if (!only) return []
  if (others.length === 0) return only.execute()
  const all = sql.join(
    queries.map((query) => sql`select * from ${query} as part`),
    sql` union all `,
  )
  return (await sql<Row>`select * from (${all}) as parts order by ${orderOf(order)}`.execute(database)).rows
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
