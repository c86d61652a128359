import { PostgresQueryCompiler, sql, type OrderByItemNode, type PrimitiveValueListNode, type SqlBool } from 'kysely'
import { lettersLike } from '../matching-text.js'
import type { QueryDialect, SpelledNode } from '../query-dialect.js'
import { MOST_FOUND, SEARCH_WORDS } from '../search-index.js'
import type { SearchTerm } from '../search-question.js'
import { shortened } from './indexable-words.js'
import { indexedWords, ROW_NUMBER } from './postgres-engine.js'

/** So many pages of a table are a part of it: some ten thousand rows. */
const PART = 500

/** What PostgreSQL understands. */
export const postgresQueries: QueryDialect = {
  elementsOf: (column) => sql`json_array_elements(${sql.ref(column)}::json)`,
  /** A text is compared as JSON spells it: there may be characters in it that no text of PostgreSQL has. */
  hasElement: (column, text) =>
    sql`exists (select 1 from json_array_elements(${sql.ref(column)}::json) as each where each.value::text = ${JSON.stringify(text)})`,
  listOf: (field) => sql`coalesce(json_agg(${field})::text, '[]')`,
  among: (values) => {
    const [first] = values
    if (first === undefined) return sql`(null)`
    return sql`(select unnest(${values}::${sql.raw(typeof first === 'number' ? 'bigint[]' : 'text[]')}))`
  },
  unindexed: (column) => sql.ref(column),
  partsOf: (table) => sql`(pg_relation_size(${`"${table}"`}::text::regclass) / 8192 + ${PART} - 1) / ${PART}`,
  inPart: (table, part) => sql`(${ctid(table)} >= ${place(part)} and ${ctid(table)} < ${place(part + 1)})`,
  contains: (column, text) =>
    // No row has the character NUL, and no text of PostgreSQL.
    text.includes('\0') ? sql`false` : sql`${sql.ref(column)} ~ ${lettersLike(text).map(anyOf).join('')}`,
  isFound: (table, question, within) => {
    const sought = (column: string) => sql.ref(`sought.${column}`)
    const words = sql.raw(indexedWords(`sought."${SEARCH_WORDS}"`))
    const conditions = [
      sql`${words} @@ ${question.map(allOf).join(' & ')}::tsquery`,
      ...(table.search && within !== undefined ? [sql`${sought(table.search.within)} = ${within}`] : []),
      ...question
        .filter((term) => term.words.length > 1)
        .map((term) => sql`strpos(' ' || ${sought(SEARCH_WORDS)} || ' ', ${inARow(term)}) > 0`),
    ]
    return sql<SqlBool>`${sql.ref(`${table.name}.${ROW_NUMBER}`)} in (
      select ${sought(ROW_NUMBER)} from ${sql.table(table.name)} as sought
      where ${sql.join(conditions, sql` and `)} order by ${sought(ROW_NUMBER)} desc limit ${MOST_FOUND}
    )`
  },
}

/** Compiles queries for PostgreSQL. */
export class PostgresQueries extends PostgresQueryCompiler {
  /** In these columns there may be nothing. */
  constructor(private readonly nullable: ReadonlySet<string>) {
    super()
  }

  protected override visitRaw(node: SpelledNode): void {
    if (node.spell) this.visitNode(node.spell(postgresQueries).toOperationNode())
    else super.visitRaw(node)
  }

  /** Nothing sorts before all else, as on SQLite. */
  protected override visitOrderByItem(node: OrderByItemNode): void {
    super.visitOrderByItem(node)
    if (node.nulls || !this.#maySortNothing(node)) return
    this.append(isDescending(node) ? ' nulls last' : ' nulls first')
  }

  /** An empty list is none here. */
  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    if (node.values.length > 0) super.visitPrimitiveValueList(node)
    else this.append('(null)')
  }

  #maySortNothing({ orderBy }: OrderByItemNode): boolean {
    if (orderBy.kind !== 'ReferenceNode' || !('column' in orderBy)) return false
    const { column } = orderBy as { column: { column?: { name: string } } }
    return column.column !== undefined && this.nullable.has(column.column.name)
  }
}

function isDescending({ direction }: OrderByItemNode): boolean {
  return direction !== undefined && 'sqlFragments' in direction && String(direction.sqlFragments) === 'desc'
}

const ctid = (table: string) => sql.ref(`${table}.ctid`)
const place = (part: number) => sql`${`(${part * PART},0)`}::tid`

/** One of some letters, as a regular expression wants it. What is neither a letter nor a digit means itself behind a backslash. */
const anyOf = (letters: readonly string[]): string => {
  const all = letters.map((letter) => (/^[\p{L}\p{N}\p{M}\s]$/u.test(letter) ? letter : `\\${letter}`))
  return all.length > 1 ? `[${all.join('')}]` : all.join('')
}

/** The words of a term, wherever they stand. Words are letters and digits, so that none of them means anything there. */
const allOf = ({ words, isPrefix }: SearchTerm): string =>
  words.map((word, place) => `'${shortened(word)}'${isPrefix && place === words.length - 1 ? ':*' : ''}`).join(' & ')

/** The words of a term as they stand one after the other. */
const inARow = ({ words, isPrefix }: SearchTerm): string => ` ${words.map(shortened).join(' ')}${isPrefix ? '' : ' '}`
