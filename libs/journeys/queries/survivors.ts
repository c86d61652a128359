import type { Kysely } from 'kysely'
import type { JourneysSchema } from './journey-views.js'

interface Merged {
  readonly id: string
  readonly merged_into: string | null
}

/** Which journey each of some leads to: itself, or the last of those into which it was merged. */
export async function survivorsOf(
  rows: Kysely<JourneysSchema>,
  journeys: readonly Merged[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(journeys.map((journey) => [journey.id, journey.merged_into]))
  for (let next = unknownIn(known); next.length > 0; next = unknownIn(known)) {
    const found = await rows.selectFrom('journey').select(['id', 'merged_into']).where('id', 'in', next).execute()
    for (const id of next) known.set(id, null)
    for (const { id, merged_into } of found) known.set(id, merged_into)
  }
  return new Map(journeys.map(({ id }) => [id, lastOf(id, known)]))
}

const unknownIn = (known: ReadonlyMap<string, string | null>): string[] => [
  ...new Set([...known.values()].flatMap((into) => (into === null || known.has(into) ? [] : [into]))),
]

function lastOf(id: string, known: ReadonlyMap<string, string | null>): string {
  const passed = new Set<string>()
  let last = id
  for (let into = known.get(last); into && !passed.has(into); into = known.get(last)) {
    passed.add(into)
    last = into
  }
  return last
}
