import { sql, type Expression, type SqlBool } from 'kysely'
import { valueOf, type Value } from './column.js'
import type { SearchQuestion, SearchTerm } from './search-question.js'
import { wordsOf } from './search-words.js'
import type { AnyRow, AnyTable } from './table.js'

/** The column beside those of a table in which the words of its search stand, folded. */
export const SEARCH_WORDS = 'search_words'

/**
 * How many rows a search looks at, those written last: so the commonest word takes no longer than any other. More
 * than a search shows, that what is found may be sorted.
 */
const MOST = 1000

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
 * Whether a row of a table is among those found: SQLite's own full-text index finds them. Within a group where one is
 * given, as the table declares it.
 */
export function isFound(table: AnyTable, question: SearchQuestion, within?: string): Expression<SqlBool> {
  const index = sql.table(searchIndexOf(table))
  return sql<SqlBool>`${sql.ref(`${table.name}.rowid`)} in (
    select rowid from ${index} where ${index} match ${matching(table, question, within)} order by rowid desc limit ${MOST}
  )`
}

/** The name of the full-text index of a table. */
export const searchIndexOf = ({ name }: AnyTable): string => `${name}_search`

/** A question in the language of the index. Words are letters and digits, so that none of them means anything there. */
function matching({ search }: AnyTable, question: SearchQuestion, within: string | undefined): string {
  const words = `${SEARCH_WORDS} : (${question.map(spelled).join(' AND ')})`
  return search && within !== undefined ? `${search.within} : "${within.replaceAll('"', '""')}" AND ${words}` : words
}

const spelled = ({ words, isPrefix }: SearchTerm): string => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`

function textsIn(value: Value): string[] {
  if (value === null || value === '') return []
  return typeof value === 'object' ? Object.values(value).flatMap((each: Value) => textsIn(each)) : [String(value)]
}
