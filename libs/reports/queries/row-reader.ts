import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'

/** From what column, or from what else, each field of a row is read. */
type Fields<Row> = { readonly [Name in keyof Row]-?: string | RawBuilder<Row[Name]> }

/**
 * Reads all rows of queries. They are handed over as one text a field: row by row, they would take ten times as long to
 * come from the database into JavaScript as to be read.
 */
export function rowReader<Row extends object>(fields: Fields<Row>) {
  const from = Object.entries<string | RawBuilder<unknown>>(fields)
  const lists = from.map(([name, field]) =>
    sql<string>`json_group_array(${typeof field === 'string' ? sql.ref(field) : field})`.as(name),
  )
  // Rows that are copies of one are made in half the time, and take half the memory, of those that grow field by field.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(from.map(([name]) => [name, null]))
  return async <Schema, Tables extends keyof Schema>(
    query: SelectQueryBuilder<Schema, Tables, object>,
  ): Promise<Row[]> => {
    const texts = (await query.select(lists).executeTakeFirstOrThrow()) as Readonly<Record<string, string>>
    const columns = from.map(([name]) => ({ name, cells: JSON.parse(texts[name] ?? '[]') as unknown[] }))
    return (columns[0]?.cells ?? []).map((_, index) => {
      const row: Record<string, unknown> = { ...blank }
      for (const { name, cells } of columns) row[name] = cells[index]
      return row as Row
    })
  }
}
