import { sql, type Expression, type RawBuilder, type RawNode, type SqlBool } from 'kysely'
import type { SearchQuestion } from './search-question.js'
import type { AnyTable } from './table.js'

/** How an engine spells what queries ask for and SQL has no common words for. Queries say it through the functions that name it. */
export interface QueryDialect {
  /** The elements of the JSON list in a column, as a table with the column `value`. */
  elementsOf(column: string): RawBuilder<unknown>
  /** Whether the JSON list in a column has this text as an element. */
  hasElement(column: string, text: string): RawBuilder<SqlBool>
  /** All values of a field in one text, a JSON list of them. */
  listOf(field: Expression<unknown>): RawBuilder<string>
  /** A query that gives these values, however many. */
  among<Value extends string | number>(values: readonly Value[]): RawBuilder<Value>
  /** A column by which the engine is not to look for rows. */
  unindexed(column: string): RawBuilder<unknown>
  /** In how many parts a table is read, see `inPart`. */
  partsOf(table: string): RawBuilder<number>
  /** Whether a row belongs to a part of its table; those of a part lie together. The first part is 0. */
  inPart(table: string, part: number): RawBuilder<SqlBool>
  /** Whether a column contains a text, folded as the words of a search are. */
  contains(column: string, text: string): RawBuilder<SqlBool>
  /** Whether a row of a table is among those that a search finds. */
  isFound(table: AnyTable, question: SearchQuestion, within: string | undefined): RawBuilder<SqlBool>
}

/** Gives the SQL of an engine. */
type Spell = (dialect: QueryDialect) => RawBuilder<unknown>

/** A piece of a query that is spelled when the query is compiled, since only then it is known for which engine. */
export interface SpelledNode extends RawNode {
  readonly spell?: Spell
}

/** A piece of a query that each engine spells in its own way. */
export function spelled<Result>(spell: (dialect: QueryDialect) => RawBuilder<Result>): RawBuilder<Result> {
  const node: SpelledNode = { kind: 'RawNode', sqlFragments: [], parameters: [], spell }
  return sql<Result>`${{ toOperationNode: () => node }}`
}
