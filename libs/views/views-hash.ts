import { createHash } from 'node:crypto'
import type { ReadDatabase } from './read-database.js'
import type { AnyRow, AnyTable } from './table.js'

/**
 * SHA-256 over the rows of all tables, each in the order of its keys, as canonical JSON lines: equal
 * on every engine where the rows are equal. It reads one state of all tables while writes go on.
 */
export async function viewsHash(database: ReadDatabase): Promise<string> {
  const hash = createHash('sha256')
  const tables = [...database.tables].sort((a, b) => (a.name < b.name ? -1 : 1))
  await database
    .kysely<Record<string, AnyRow>>()
    .transaction()
    .execute(async (snapshot) => {
      for (const table of tables) {
        const columns = Object.keys(table.columns).sort()
        hash.update(`${JSON.stringify([table.name, columns])}\n`)
        const rows = table.key
          .reduce((query, column) => query.orderBy(column), snapshot.selectFrom(table.name).select(columns))
          .stream(500)
        for await (const row of rows) hash.update(line(table, columns, row))
      }
    })
  return hash.digest('hex')
}

function line(table: AnyTable, columns: readonly string[], row: AnyRow): string {
  return `${JSON.stringify(columns.map((column) => row[column]))}\n`
}
