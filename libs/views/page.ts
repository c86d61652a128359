import { createHash } from 'node:crypto'
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import { DomainError } from '#event-sourcing'
import { after, keyValues, orderOf, type Sort } from './keyset.js'

/** The most rows that one page may have. */
export const MOST_ROWS = 200
const DEFAULT_ROWS = 25

/** Which page: how many rows [25], and behind which cursor. */
export interface PageRequest {
  readonly first?: number
  readonly after?: string
}

/** A page after the Relay cursor specification. The total is counted when it is asked for. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor?: string
    readonly endCursor?: string
  }
  totalCount(): Promise<number>
}

/** What is paged: all rows of a query, in a total order. */
export interface Listing<DB, TB extends keyof DB, Row> {
  /** The name of the query; with the order and the filter it marks the cursors. */
  readonly name: string
  readonly filter: unknown
  /** Ends with the key. The columns are selected and never empty. */
  readonly order: readonly [Sort, ...Sort[]]
  readonly database: Kysely<DB>
  /** The rows without order and limit. */
  readonly query: SelectQueryBuilder<DB, TB, Row>
}

/** One page of a listing. Refuses with `BAD_INPUT`, and with `CURSOR_INVALID` a cursor of another query, order or filter. */
export async function page<DB, TB extends keyof DB, Row extends object>(
  listing: Listing<DB, TB, Row>,
  request: PageRequest,
): Promise<Page<Row>> {
  const { query, order } = listing
  const size = sizeOf(request)
  const from = request.after === undefined ? undefined : valuesIn(request.after, listing)
  const rows = await order
    .reduce(
      (sorted, { column, direction }) => sorted.orderBy(sql.ref(column), direction),
      from ? query.where(after(order, from)) : query,
    )
    .limit(size + 1)
    .execute()
  return pageOf(listing, rows as Row[], size, from !== undefined, async () => {
    const counted = sql<{ total: number }>`select count(*) as total from ${query} as listed`
    return Number((await counted.execute(listing.database)).rows[0]?.total ?? 0)
  })
}

/**
 * The first page of each part of a listing, in one statement: the parts are told apart by a column.
 * `filterOf` gives the filter with which the listing of one part alone would be made, so that the
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
  if (parts.length === 0) return new Map()
  const query = listing.query.where(sql<boolean>`${sql.ref(column)} in (${sql.join(parts)})`)
  const place = sql<number>`row_number() over (partition by ${sql.ref(column)} order by ${orderOf(listing.order)})`
  const placed = query.select(place.as('place_in_part'))
  const { rows } = await sql<
    Row & { place_in_part: number }
  >`select * from ${placed} as placed where place_in_part <= ${size + 1} order by place_in_part`.execute(
    listing.database,
  )
  const totals = once(async () => {
    const counted = sql<{
      part: string
      total: number
    }>`select ${sql.ref(column)} as part, count(*) as total from ${query} as listed group by 1`
    return new Map((await counted.execute(listing.database)).rows.map(({ part, total }) => [part, Number(total)]))
  })
  return new Map(
    parts.map((part) => {
      const own = rows
        .filter((row) => (row as Record<string, unknown>)[column] === part)
        .map(({ place_in_part: _, ...row }) => row as unknown as Row)
      return [
        part,
        pageOf({ ...listing, filter: filterOf(part) }, own, size, false, async () => (await totals()).get(part) ?? 0),
      ]
    }),
  )
}

/** The same page with other nodes. */
export function mapPage<From, To>({ edges, ...rest }: Page<From>, to: (node: From) => To): Page<To> {
  return { ...rest, edges: edges.map(({ node, cursor }) => ({ node: to(node), cursor })) }
}

/** The same page with its total counted, while its rows are there. */
export async function countedPage<Node>(uncounted: Page<Node>): Promise<Page<Node>> {
  const total = await uncounted.totalCount()
  return { ...uncounted, totalCount: async () => total }
}

type Marked = Pick<Listing<unknown, never, unknown>, 'name' | 'filter' | 'order'>

function pageOf<Row extends object>(
  listing: Marked,
  rows: readonly Row[],
  size: number,
  hasPreviousPage: boolean,
  totalCount: () => Promise<number>,
): Page<Row> {
  const mark = markOf(listing)
  const edges = rows
    .slice(0, size)
    .map((node) => ({ node, cursor: encoded([mark, ...keyValues(listing.order, node)]) }))
  const pageInfo = {
    hasNextPage: rows.length > size,
    hasPreviousPage,
    startCursor: edges[0]?.cursor,
    endCursor: edges.at(-1)?.cursor,
  }
  return { edges, pageInfo, totalCount }
}

function sizeOf({ first = DEFAULT_ROWS }: PageRequest): number {
  if (Number.isInteger(first) && first >= 1 && first <= MOST_ROWS) return first
  throw new DomainError('BAD_INPUT', `first: ask for 1 to ${MOST_ROWS} rows.`, ['first'])
}

function valuesIn(cursor: string, listing: Marked): (string | number)[] {
  const [mark, ...values] = decoded(cursor)
  const isKey =
    values.length === listing.order.length &&
    values.every((value) => typeof value === 'string' || typeof value === 'number')
  if (mark === markOf(listing) && isKey) return values
  throw new DomainError('CURSOR_INVALID', 'This cursor belongs to another query, order or filter. Begin without one.', [
    'after',
  ])
}

function decoded(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}

const encoded = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

const markOf = ({ name, order, filter }: Marked): string =>
  createHash('sha256')
    .update(JSON.stringify([name, order, filter]))
    .digest('base64url')
    .slice(0, 10)

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
