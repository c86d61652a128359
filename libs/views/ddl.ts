import type { ColumnType } from './column.js'
import { SEARCH_WORDS, searchIndexOf } from './search-index.js'
import type { AnyTable } from './table.js'

/** How an engine spells the types of columns. Text sorts by code point on every engine. */
export interface Engine {
  readonly types: Readonly<Record<ColumnType, string>>
  readonly tableSuffix: string
  /** The statements that create the full-text index of a table and keep it. */
  readonly searchIndex: (table: AnyTable, within: string) => readonly string[]
}

/** On PostgreSQL the types are `text collate "C"`, `bigint`, `double precision` and `text`, and there is no suffix. */
export const sqlite: Engine = {
  types: { text: 'text', integer: 'integer', real: 'real', json: 'text' },
  tableSuffix: ' strict',
  searchIndex: fullTextIndex,
}

/** The statements that create a table with the indexes of its groups and queries. */
export function ddl(table: AnyTable, engine: Engine): string[] {
  const columns = Object.entries(table.columns).map(
    ([name, { type, isNullable }]) => `${quoted(name)} ${engine.types[type]}${isNullable ? '' : ' not null'}`,
  )
  const { search } = table
  const words = search ? [`${quoted(SEARCH_WORDS)} ${engine.types.text} not null`] : []
  const create = `create table ${quoted(table.name)} (${[...columns, ...words].join(', ')}, primary key (${list(table.key)}))${engine.tableSuffix}`
  return [
    create,
    ...indexesOf(table).map((index) => createIndex(table, index)),
    ...(search ? engine.searchIndex(table, search.within) : []),
  ]
}

/** The indexes beside the key. A group has one of its own unless the key or another begins with its column. */
export function indexesOf({ key, groups, indexes }: AnyTable): (readonly string[])[] {
  const leading = new Set([key, ...indexes].map((index) => index[0]))
  return [...groups.filter((group) => !leading.has(group)).map((group) => [group]), ...indexes]
}

function createIndex(table: AnyTable, columns: readonly string[]): string {
  return `create index ${quoted(`${table.name}_by_${columns.join('_')}`)} on ${quoted(table.name)} (${list(columns)})`
}

/**
 * SQLite's own index, over words that are folded already: only what is not ASCII or a letter divides them. It holds no
 * text of its own; triggers keep it, so that it is never apart from the rows, and forgets what a row said
 * (`secure-delete`). Without the beginnings of two and three letters, short questions take fifty times as long.
 */
function fullTextIndex(table: AnyTable, within: string): string[] {
  const [name, index] = [quoted(table.name), quoted(searchIndexOf(table))]
  const columns = [SEARCH_WORDS, within]
  const cells = (row: 'old' | 'new'): string => columns.map((column) => `${row}.${quoted(column)}`).join(', ')
  const saysSomething = (row: 'old' | 'new'): string => `where ${row}.${quoted(SEARCH_WORDS)} <> ''`
  const add = `insert into ${index} (rowid, ${list(columns)}) select new.rowid, ${cells('new')} ${saysSomething('new')}`
  const forget = `insert into ${index} (${index}, rowid, ${list(columns)}) select 'delete', old.rowid, ${cells('old')} ${saysSomething('old')}`
  const trigger = (act: string): string => quoted(`${searchIndexOf(table)}_${act}`)
  return [
    `create virtual table ${index} using fts5(${list(columns)}, content=${name}, prefix='2 3', tokenize="ascii tokenchars '-'")`,
    `insert into ${index} (${index}, rank) values ('secure-delete', 1)`,
    `create trigger ${trigger('insert')} after insert on ${name} begin ${add}; end`,
    `create trigger ${trigger('update')} after update of ${list(columns)} on ${name} when (${cells('old')}) is not (${cells('new')}) begin ${forget}; ${add}; end`,
    `create trigger ${trigger('delete')} after delete on ${name} begin ${forget}; end`,
  ]
}

export function quoted(name: string): string {
  return `"${name}"`
}

export function list(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
