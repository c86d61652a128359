import { SEARCH_WORDS, searchIndexOf } from './search-index.js'
import { list, quoted } from './sql-names.js'
import type { AnyTable } from './table.js'

/**
 * SQLite's own index, over words that are folded already: only what is not ASCII or a letter divides them. It holds no
 * text of its own, and forgets what a row said (`secure-delete`). Without the beginnings of two and three letters, short
 * questions take fifty times as long. Triggers take in what changes and what goes; new rows come by `addToIndex`.
 */
export function fullTextIndex(table: AnyTable, within: string): string[] {
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
    `create trigger ${trigger('update')} after update of ${list(columns)} on ${name} when (${cells('old')}) is not (${cells('new')}) begin ${forget}; ${add}; end`,
    `create trigger ${trigger('delete')} after delete on ${name} begin ${forget}; end`,
  ]
}

/**
 * Takes the rows into the index whose rowids lie above one parameter, up to another. One statement for many: the index
 * writes a piece of itself at the end of each, so that a trigger, which runs for a few rows at a time, takes three times as long.
 */
export function addToIndex(table: AnyTable, within: string): string {
  const columns = list([SEARCH_WORDS, within])
  const rows = `select rowid, ${columns} from ${quoted(table.name)} where rowid > ? and rowid <= ?`
  return `insert into ${quoted(searchIndexOf(table))} (rowid, ${columns}) ${rows} and ${quoted(SEARCH_WORDS)} <> ''`
}
