import type { RawBuilder, SqlBool } from 'kysely'
import { valueOf, type Value } from './column.js'
import { spelled } from './query-dialect.js'
import type { SearchQuestion } from './search-question.js'
import { wordsOf } from './search-words.js'
import type { AnyRow, AnyTable } from './table.js'

/** The column beside those of a table in which the words of its search stand, folded. */
export const SEARCH_WORDS = 'search_words'

/**
 * How many rows a search looks at, those written last: so the commonest word takes no longer than any other. More
 * than a search shows, that what is found may be sorted.
 */
export const MOST_FOUND = 1000

/** The texts of a row by which people find it, on one line. */
export const searchedText = ({ search, columns }: AnyTable, row: AnyRow): string =>
  (search?.of ?? [])
    .flatMap((name) => {
      const column = columns[name]
      const value = row[name]
      return column && value !== undefined ? textsIn(typeof value === 'object' ? value : valueOf(column, value)) : []
    })
    .join(' · ')

/** The words of a row by which people find it, as they stand in the store. */
export const searchWords = (table: AnyTable, row: AnyRow): string => wordsOf(searchedText(table, row)).join(' ')

/**
 * Whether a row of a table is among those found: the engine's own full-text index finds them. Within a group where one is
 * given, as the table declares it.
 */
export const isFound = (table: AnyTable, question: SearchQuestion, within?: string): RawBuilder<SqlBool> =>
  spelled((dialect) => dialect.isFound(table, question, within))

/** The name of the full-text index of a table. */
export const searchIndexOf = ({ name }: AnyTable): string => `${name}_search`

function textsIn(value: Value): string[] {
  if (value === null || value === '') return []
  return typeof value === 'object' ? Object.values(value).flatMap((each: Value) => textsIn(each)) : [String(value)]
}
