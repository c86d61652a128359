import { sql, type RawBuilder } from 'kysely'

/** A column to sort by. */
export interface Sort {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}

/** The values by which a row is sorted. */
export function keyValues(order: readonly Sort[], row: object): unknown[] {
  return order.map(({ column }) => (row as Record<string, unknown>)[column])
}

/** The order as it stands behind `order by`. */
export function orderOf(order: readonly Sort[]): RawBuilder<unknown> {
  return sql.join(order.map(({ column, direction }) => sql`${sql.ref(column)} ${sql.raw(direction)}`))
}

/** Whether a row comes behind these values. Columns of one direction are compared as a whole, so that an index serves. */
export function after(order: readonly Sort[], values: readonly (string | number)[]): RawBuilder<boolean> {
  const [first] = order
  if (first && order.every(({ direction }) => direction === first.direction)) {
    return sql<boolean>`(${sql.join(order.map(({ column }) => sql.ref(column)))}) ${behind(first)} (${sql.join(values)})`
  }
  return sql<boolean>`(${sql.join(
    order.map((_, place) => behindAt(order, values, place)),
    sql` or `,
  )})`
}

/** Equal up to a place, and behind there. */
function behindAt(order: readonly Sort[], values: readonly (string | number)[], place: number): RawBuilder<boolean> {
  const terms = order
    .slice(0, place + 1)
    .map((sort, index) => sql`${sql.ref(sort.column)} ${index < place ? sql`=` : behind(sort)} ${values[index]}`)
  return sql<boolean>`(${sql.join(terms, sql` and `)})`
}

const behind = ({ direction }: Sort): RawBuilder<unknown> => (direction === 'asc' ? sql`>` : sql`<`)
