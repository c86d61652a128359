import type { Engine } from '../ddl.js'
import { SEARCH_WORDS, searchIndexOf } from '../search-index.js'
import { quoted } from '../sql-names.js'

/** Beside the words of a search: in which order the rows of a table came, as SQLite numbers them by itself. */
export const ROW_NUMBER = 'rowid'

/** The words of a row as the index has them: those that are folded already, whatever PostgreSQL itself would take for words. */
export const indexedWords = (column: string): string => `array_to_tsvector(string_to_array(${column}, ' '))`

/** How PostgreSQL spells tables. Text sorts by code point, whatever the collation of the database. */
export const postgres: Engine = {
  types: { text: 'text collate "C"', integer: 'bigint', real: 'double precision', json: 'text collate "C"' },
  tableSuffix: '',
  searchColumns: [
    `${quoted(SEARCH_WORDS)} text collate "C" not null`,
    `${quoted(ROW_NUMBER)} bigint generated always as identity`,
  ],
  searchIndex: (table) => [
    `create index ${quoted(searchIndexOf(table))} on ${quoted(table.name)} using gin (${indexedWords(quoted(SEARCH_WORDS))})`,
    `create index ${quoted(`${table.name}_by_${ROW_NUMBER}`)} on ${quoted(table.name)} (${quoted(ROW_NUMBER)})`,
  ],
}
