import { isDeepStrictEqual } from 'node:util'
import type { AnyRow, ReadDatabase } from '#views'

/** All rows of all views, by table and key. */
export type ViewRows = ReadonlyMap<string, AnyRow>

/** Reads them: for telling where two hashes differ. */
export async function viewRows(database: ReadDatabase): Promise<ViewRows> {
  const kysely = database.kysely<Record<string, AnyRow>>()
  const rows = new Map<string, AnyRow>()
  for (const { name, key } of database.tables) {
    for (const row of await kysely.selectFrom(name).selectAll().execute())
      rows.set(`${name} ${key.map((column) => row[column]).join(' ')}`, row)
  }
  return rows
}

/** The cells in which the rows differ, in sentences. */
export function rowDifferences(lived: ViewRows, rebuilt: ViewRows): string[] {
  return [...new Set([...lived.keys(), ...rebuilt.keys()])].flatMap((place) => {
    const [one, other] = [lived.get(place), rebuilt.get(place)]
    if (!one || !other) return [`${place} is only among the rows ${one ? 'of the run' : 'of the rebuild'}.`]
    return Object.keys(one)
      .filter((column) => !isDeepStrictEqual(one[column], other[column]))
      .map((column) => `${place} has the ${column} ${String(one[column])}, rebuilt ${String(other[column])}.`)
  })
}
