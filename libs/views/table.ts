import type { Cell, Column, JsonText, Value } from './column.js'

/** A row of any table. */
export type AnyRow = { readonly [column: string]: Value }

/** What a table of a view is: its columns, its key, and the groups by which folds read it. */
export interface Table<
  Name extends string = string,
  Columns extends { readonly [column: string]: Column } = { readonly [column: string]: Column },
  Key extends readonly string[] = readonly string[],
  Group extends string = string,
> {
  readonly name: Name
  readonly columns: Columns
  /** The columns that name a row. */
  readonly key: Key
  /** The columns by which a fold may load all rows of a group. Each is indexed. */
  readonly groups: readonly Group[]
  /** Further indexes, for the queries. */
  readonly indexes: readonly (readonly string[])[]
  /** By what people find its rows. Each is in a full-text index. */
  readonly search?: TableSearch
}

/** By what people find the rows of a table. */
export interface TableSearch<Name extends string = string> {
  /** The columns whose words are sought; in one of JSON, the words of all texts in it. */
  readonly of: readonly Name[]
  /** The column by which a search may be narrowed to one group. */
  readonly within: Name
}

export type AnyTable = Table

/** The row of a table in a fold. */
export type RowOf<T extends AnyTable> = {
  readonly [C in keyof T['columns']]: T['columns'][C] extends Column<infer InFold> ? InFold : never
}

/** The row of a table as queries read it: JSON is a text there. */
export type StoredRowOf<T extends AnyTable> = { readonly [C in keyof RowOf<T>]: Stored<RowOf<T>[C]> }

type Stored<InFold> = InFold extends object ? JsonText<InFold> : InFold

/** The key of a row: the cell itself, or a tuple where several columns make the key. */
export type KeyOf<T extends AnyTable> =
  CellsOf<RowOf<T>, T['key']> extends readonly [infer Only] ? Only : CellsOf<RowOf<T>, T['key']>

type CellsOf<Row, Names extends readonly string[]> = { readonly [I in keyof Names]: Row[Names[I] & keyof Row] }

/** The columns of a table by which its rows can be read as a group. */
export type GroupOf<T extends AnyTable> = T['groups'][number]

/** What all rows of a group have in its column. */
export type GroupValueOf<T extends AnyTable, C extends GroupOf<T>> = RowOf<T>[C] & (string | number)

/** The row types of some tables by name, as Kysely wants them: `kysely<SchemaOf<typeof journeys | typeof entries>>()`. */
export type SchemaOf<T extends AnyTable> = { [Each in T as Each['name']]: StoredRowOf<Each> }

/** The columns that can be compared: not those of JSON. */
type Names<Columns> = {
  [C in keyof Columns]: Columns[C] extends Column<Cell> ? C : never
}[keyof Columns] &
  string

/**
 * Describes a table of a view; names are snake_case.
 *
 * ```ts
 * export const journeys = table({
 *   name: 'journeys',
 *   columns: { id: text(), client_id: text(), hops: integer(), title: text().nullable() },
 *   key: ['id'],
 *   groups: ['client_id'],
 *   indexes: [['client_id', 'hops']],
 * })
 * export type JourneyRow = RowOf<typeof journeys>
 * ```
 */
export function table<
  const Name extends string,
  Columns extends { readonly [column: string]: Column },
  const Key extends readonly [Names<Columns>, ...Names<Columns>[]],
  const Group extends Names<Columns> = never,
>(definition: {
  name: Name
  columns: Columns
  key: Key
  groups?: readonly Group[]
  indexes?: readonly (readonly Names<Columns>[])[]
  search?: TableSearch<keyof Columns & string>
}): Table<Name, Columns, Key, Group> {
  return { groups: [], indexes: [], ...definition }
}
