import type { Packing } from './packing.js'

/** What a column holds on every engine. Booleans are integers 0 and 1. */
export type ColumnType = 'text' | 'integer' | 'real' | 'json'

/** What a store holds in a cell: the same on every engine. JSON is a text there. */
export type Cell = string | number | null

/** What a row holds in a fold: a cell, or in a JSON column the list or object itself. */
export type Value = Cell | object

/** One column of a view's table; `InFold` is the type of its values. */
export interface Column<InFold extends Value = Value> {
  readonly type: ColumnType
  readonly isNullable: boolean
  /** How its values stand in their JSON, where not as they are. */
  readonly packing?: Packing<object>
  /** The same column, which may also be empty. */
  nullable(): Column<InFold | null>
  /** Only for the compiler: carries the type of the values. */
  readonly value?: InFold
}

/** Text, sorted by code point. Takes a union of literals: `text<'open' | 'waiting'>()`. */
export const text = <Text extends string = string>(): Column<Text> => column('text')

/** A whole number within ±2^53. Takes a union of literals: `integer<0 | 1>()` is a boolean. */
export const integer = <Whole extends number = number>(): Column<Whole> => column('integer')

/** A finite number. */
export const real = (): Column<number> => column('real')

/**
 * A list or an object. A fold has the value, and changes nothing in it in place; its text is made only when
 * the row is written. That it can be, the compiler sees to: a check of each value would cost as much as the text. Where it is packed, queries unpack it.
 */
export const json = <Json extends object & JsonSafe<Json>>(packing?: Packing<Json>): Column<Json> =>
  column('json', false, packing)

/** The text in a JSON column, as queries read it. */
export type JsonText<Json> = string & { readonly json?: Json }

/** The value in a JSON column that a query has read. */
export const parsed = <Json>(text: JsonText<Json>): Json => JSON.parse(text) as Json

/** What the store is to hold for a value of a fold. */
export const cellOf = ({ packing }: Pick<Column, 'packing'>, value: Value): Cell =>
  typeof value === 'object' && value !== null ? JSON.stringify(packing ? packing.pack(value) : value) : value

/** What a fold gets for a cell of the store. */
export function valueOf({ type, packing }: Pick<Column, 'type' | 'packing'>, cell: Cell): Value {
  if (type !== 'json' || typeof cell !== 'string') return cell
  const value = parsed<object>(cell)
  return packing ? packing.unpack(value) : value
}

/** What JSON keeps whole; a field that is `undefined` is left out. */
type JsonSafe<T> = {
  readonly [Field in keyof T]: T[Field] extends bigint | symbol | ((...args: never[]) => unknown)
    ? never
    : JsonSafe<T[Field]>
}

function column<InFold extends Value>(
  type: ColumnType,
  isNullable = false,
  packing?: Packing<InFold & object>,
): Column<InFold> {
  return {
    type,
    isNullable,
    nullable: () => column<InFold | null>(type, true, packing),
    ...(packing && { packing }),
  }
}
