import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { spelled } from './query-dialect.js'

/** Whether the JSON list of texts in a column has this one. */
export const hasElement = (column: string, text: string): RawBuilder<SqlBool> =>
  spelled((dialect) => dialect.hasElement(column, text))

/** The elements of the JSON list in a column, as a table with the column `value`; of an object there, `value ->> 'name'` is a field. */
export const elementsOf = (column: string): RawBuilder<unknown> => spelled((dialect) => dialect.elementsOf(column))

/** All values of a field in one text, a JSON list of them: the fields of one query in the same order. */
export const listOf = (field: Expression<unknown>): RawBuilder<string> => spelled((dialect) => dialect.listOf(field))

/** Among some values, however many: one parameter, and one statement for all of them. */
export const among = <Value extends string | number>(values: Iterable<Value>): RawBuilder<Value> => {
  const all = [...values]
  return spelled((dialect) => dialect.among(all))
}
