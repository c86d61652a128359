import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { spelled } from './query-dialect.js'

/**
 * The parts in which a table is read from end to end, each as what its rows fulfil: some ten thousand rows that lie together, so that
 * no answer grows with the table. To be read in one transaction.
 */
export async function* partsOf<Schema>(
  db: Kysely<Schema>,
  table: keyof Schema & string,
): AsyncGenerator<RawBuilder<SqlBool>> {
  const count = sql<{ parts: number }>`select ${spelled((dialect) => dialect.partsOf(table))} as parts`
  const parts = (await count.execute(db)).rows[0]?.parts ?? 0
  for (let part = 0; part < parts; part++) yield spelled((dialect) => dialect.inPart(table, part))
}

/** A column by which the engine is not to look for rows: those of a part are few enough to be looked through. */
export const unindexed = (column: string): RawBuilder<unknown> => spelled((dialect) => dialect.unindexed(column))
