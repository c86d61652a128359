import type { ColumnType } from './column.js'
import type { AnyTable } from './table.js'

/** How an engine spells the types of columns. Text sorts by code point on every engine. */
export interface Engine {
  readonly types: Readonly<Record<ColumnType, string>>
  readonly tableSuffix: string
}

/** On PostgreSQL the types are `text collate "C"`, `bigint`, `double precision` and `text`, and there is no suffix. */
export const sqlite: Engine = {
  types: { text: 'text', integer: 'integer', real: 'real', json: 'text' },
  tableSuffix: ' strict',
}

/** The statements that create a table with the indexes of its groups and queries. */
export function ddl(table: AnyTable, engine: Engine): string[] {
  const columns = Object.entries(table.columns).map(
    ([name, { type, isNullable }]) => `${quoted(name)} ${engine.types[type]}${isNullable ? '' : ' not null'}`,
  )
  const create = `create table ${quoted(table.name)} (${columns.join(', ')}, primary key (${list(table.key)}))${engine.tableSuffix}`
  return [create, ...indexesOf(table).map((index) => createIndex(table, index))]
}

/** The indexes beside the key. A group has one of its own unless the key or another begins with its column. */
export function indexesOf({ key, groups, indexes }: AnyTable): (readonly string[])[] {
  const leading = new Set([key, ...indexes].map((index) => index[0]))
  return [...groups.filter((group) => !leading.has(group)).map((group) => [group]), ...indexes]
}

function createIndex(table: AnyTable, columns: readonly string[]): string {
  return `create index ${quoted(`${table.name}_by_${columns.join('_')}`)} on ${quoted(table.name)} (${list(columns)})`
}

export function quoted(name: string): string {
  return `"${name}"`
}

export function list(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
