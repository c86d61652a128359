import { sql, SqliteQueryCompiler, type SqlBool } from 'kysely'
import type { QueryDialect, SpelledNode } from '../query-dialect.js'
import { lettersLike } from '../matching-text.js'
import { MOST_FOUND, SEARCH_WORDS, searchIndexOf } from '../search-index.js'
import type { SearchQuestion, SearchTerm } from '../search-question.js'
import type { AnyTable } from '../table.js'

/** So many rows of a table are a part of it. */
const PART = 10_000

/** What SQLite understands. */
export const sqliteQueries: QueryDialect = {
  elementsOf: (column) => sql`json_each(${sql.ref(column)})`,
  hasElement: (column, text) =>
    sql`exists (select 1 from json_each(${sql.ref(column)}) as each where each.value = ${text})`,
  listOf: (field) => sql`json_group_array(${field})`,
  among: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
  /** The plus keeps SQLite from an index. */
  unindexed: (column) => sql`+${sql.ref(column)}`,
  partsOf: (table) => sql`(select (coalesce(max(rowid), 0) + ${PART - 1}) / ${PART} from ${sql.table(table)})`,
  inPart: (table, part) => sql`${sql.ref(`${table}.rowid`)} between ${part * PART + 1} and ${(part + 1) * PART}`,
  contains: (column, text) => sql`${sql.ref(column)} glob ${`*${lettersLike(text).map(anyOf).join('')}*`}`,
  isFound: (table, question, within) => {
    const index = sql.table(searchIndexOf(table))
    return sql<SqlBool>`${sql.ref(`${table.name}.rowid`)} in (
      select rowid from ${index} where ${index} match ${matching(table, question, within)} order by rowid desc limit ${MOST_FOUND}
    )`
  },
}

/** Compiles queries for SQLite. */
export class SqliteQueries extends SqliteQueryCompiler {
  protected override visitRaw(node: SpelledNode): void {
    if (node.spell) this.visitNode(node.spell(sqliteQueries).toOperationNode())
    else super.visitRaw(node)
  }
}

/** One of some letters, as `glob` wants it. */
const anyOf = (letters: readonly string[]): string => {
  const all = letters.join('')
  return letters.length > 1 || '*?['.includes(all) ? `[${all}]` : all
}

/** A question in the language of the index. Words are letters and digits, so that none of them means anything there. */
function matching({ search }: AnyTable, question: SearchQuestion, within: string | undefined): string {
  const words = `${SEARCH_WORDS} : (${question.map(phrase).join(' AND ')})`
  return search && within !== undefined ? `${search.within} : "${within.replaceAll('"', '""')}" AND ${words}` : words
}

const phrase = ({ words, isPrefix }: SearchTerm): string => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`
