import type { ColumnType } from './column.js'
import { fullTextIndex } from './full-text-index.js'
import { SEARCH_WORDS } from './search-index.js'
import { list, quoted } from './sql-names.js'
import type { AnyTable } from './table.js'

/** How an engine spells the types of columns. Text sorts by code point on every engine. */
export interface Engine {
  readonly types: Readonly<Record<ColumnType, string>>
  readonly tableSuffix: string
  /** The columns that a table with a search has beside its own. */
  readonly searchColumns: readonly string[]
  /** The statements that create the full-text index of a table, empty. */
  readonly searchIndex: (table: AnyTable, within: string) => readonly string[]
}

/** How SQLite spells tables. */
export const sqlite: Engine = {
  types: { text: 'text', integer: 'integer', real: 'real', json: 'text' },
  tableSuffix: ' strict',
  searchColumns: [`${quoted(SEARCH_WORDS)} text not null`],
  searchIndex: fullTextIndex,
}

/** The statements that create a table with all its indexes. */
export const ddl = (table: AnyTable, engine: Engine): string[] => [
  ...tableDdl(table, engine),
  ...indexDdl(table),
  ...searchDdl(table, engine),
]

/** The statements that create a table with what folds read it by: its key, and the indexes of its groups. */
export function tableDdl(table: AnyTable, engine: Engine): string[] {
  const columns = Object.entries(table.columns).map(
    ([name, { type, isNullable }]) => `${quoted(name)} ${engine.types[type]}${isNullable ? '' : ' not null'}`,
  )
  const words = table.search ? engine.searchColumns : []
  const create = `create table ${quoted(table.name)} (${[...columns, ...words].join(', ')}, primary key (${list(table.key)}))${engine.tableSuffix}`
  const groups = indexesOf(table).filter((index) => isOfGroup(table, index))
  return [create, ...groups.map((index) => createIndex(table, index))]
}

/** The statements that create the indexes that only queries use. */
export const indexDdl = (table: AnyTable): string[] =>
  indexesOf(table)
    .filter((index) => !isOfGroup(table, index))
    .map((index) => createIndex(table, index))

/** The statements that create the full-text index of a table, where it has one. */
export const searchDdl = (table: AnyTable, { searchIndex }: Engine): readonly string[] =>
  table.search ? searchIndex(table, table.search.within) : []

/** The indexes beside the key. A group has one of its own unless the key or another begins with its column. */
export function indexesOf({ key, groups, indexes }: AnyTable): (readonly string[])[] {
  const leading = new Set([key, ...indexes].map((index) => index[0]))
  return [...groups.filter((group) => !leading.has(group)).map((group) => [group]), ...indexes]
}

/** Whether a fold reads a group by this index. */
const isOfGroup = ({ key, groups }: AnyTable, [column]: readonly string[]): boolean =>
  column !== undefined && column !== key[0] && groups.includes(column)

function createIndex(table: AnyTable, columns: readonly string[]): string {
  return `create index ${quoted(`${table.name}_by_${columns.join('_')}`)} on ${quoted(table.name)} (${list(columns)})`
}
