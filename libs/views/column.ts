/** What a column holds on every engine. Booleans are integers 0 and 1, lists and objects JSON texts. */
export type ColumnType = 'text' | 'integer' | 'real'

/** What a cell may hold: JSON-safe, and the same on every engine. */
export type Cell = string | number | null

/** One column of a view's table; `Value` is the type of its cells. */
export interface Column<Value extends Cell = Cell> {
  readonly type: ColumnType
  readonly isNullable: boolean
  /** The same column, which may also be empty. */
  nullable(): Column<Value | null>
  /** Only for the compiler: carries the type of the cells. */
  readonly cell?: Value
}

/** Text, sorted by code point. Takes a union of literals: `text<'open' | 'waiting'>()`. */
export const text = <Value extends string = string>(): Column<Value> => column('text')

/** A whole number within ±2^53. Takes a union of literals: `integer<0 | 1>()` is a boolean. */
export const integer = <Value extends number = number>(): Column<Value> => column('integer')

/** A finite number. */
export const real = (): Column<number> => column('real')

function column<Value extends Cell>(type: ColumnType, isNullable = false): Column<Value> {
  return { type, isNullable, nullable: () => column<Value | null>(type, true) }
}
