import { createHash } from 'node:crypto'
import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { DomainError } from '#event-sourcing'
import { after, keyValues, type Sort } from './keyset.js'

/** The most rows that one page may have. */
export const MOST_ROWS = 200
const DEFAULT_ROWS = 25

/** Which page: how many rows [25], and behind which cursor. */
export interface PageRequest {
  readonly first?: number
  readonly after?: string
}

/** A page after the Relay cursor specification. Cursors are made, and the total is counted, when they are asked for. */
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
  const rows = await begun(from ? within(listing, after(order, from)) : listing, size).execute()
  return pageOf(listing, rows, size, from !== undefined, async () => {
    const counted = sql<{ total: number }>`select count(*) as total from ${query} as listed`
    return Number((await counted.execute(listing.database)).rows[0]?.total ?? 0)
  })
}

/** The same page with other nodes. */
export function mapPage<From, To>({ edges, ...rest }: Page<From>, to: (node: From) => To): Page<To> {
  const mapped = edges.map((edge) => ({
    node: to(edge.node),
    get cursor() {
      return edge.cursor
    },
  }))
  return { ...rest, edges: mapped }
}

/** The same page with its total counted, while its rows are there. */
export async function countedPage<Node>(uncounted: Page<Node>): Promise<Page<Node>> {
  const total = await uncounted.totalCount()
  return { ...uncounted, totalCount: async () => total }
}

/** The rows of a listing that fulfil a condition too. */
export function within<DB, TB extends keyof DB, Row>(
  listing: Listing<DB, TB, Row>,
  condition: RawBuilder<unknown>,
): Listing<DB, TB, Row> {
  return { ...listing, query: listing.query.where(sql<boolean>`${condition}`) }
}

/** The first rows of a listing in its order, and one more where there are more. */
export function begun<DB, TB extends keyof DB, Row>(
  { query, order }: Listing<DB, TB, Row>,
  size: number,
): SelectQueryBuilder<DB, TB, Row> {
  const sorted = order.reduce((rows, { column, direction }) => rows.orderBy(sql.ref(column), direction), query)
  return sorted.limit(size + 1)
}

type Marked = Pick<Listing<unknown, never, unknown>, 'name' | 'filter' | 'order'>

/** The page that begins with some rows. */
export function pageOf<Row extends object>(
  listing: Marked,
  rows: readonly Row[],
  size: number,
  hasPreviousPage: boolean,
  totalCount: () => Promise<number>,
): Page<Row> {
  let mark: string | undefined
  const cursorOf = (row: Row): string => encoded([(mark ??= markOf(listing)), ...keyValues(listing.order, row)])
  const edges = rows.slice(0, size).map((node) => ({
    node,
    get cursor() {
      return cursorOf(node)
    },
  }))
  const pageInfo = {
    hasNextPage: rows.length > size,
    hasPreviousPage,
    get startCursor() {
      return edges[0]?.cursor
    },
    get endCursor() {
      return edges.at(-1)?.cursor
    },
  }
  return { edges, pageInfo, totalCount }
}

/** How many rows a page has. Refuses with `BAD_INPUT`. */
export function sizeOf({ first = DEFAULT_ROWS }: PageRequest): number {
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
