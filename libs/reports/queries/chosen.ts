import type { Kysely } from 'kysely'
import {
  whereJourney,
  type circles,
  type clients,
  type handoffs,
  type hops,
  type journeys,
  type paths,
  type promises,
} from '#journeys/reading'
import { among, listOf, parsed, type SchemaOf } from '#views'
import { slotOf } from './lines/rows.js'
import type { ReportFilter } from './selection.js'

/** The views that a report reads. */
export type ReportSchema = SchemaOf<
  typeof journeys | typeof paths | typeof hops | typeof circles | typeof clients | typeof handoffs | typeof promises
>

/** The slots of the journeys that pass a filter, in ascending order: of all, or of some. */
export async function chosen(
  db: Kysely<ReportSchema>,
  filter: ReportFilter,
  of?: Iterable<number>,
): Promise<Int32Array> {
  let query = whereJourney(db.selectFrom('journey'), filter)
  if (of) query = query.where(slotOf, 'in', among(of))
  const { slots } = await query.select(listOf(slotOf).as('slots')).executeTakeFirstOrThrow()
  return Int32Array.from(parsed<number[]>(slots)).sort()
}

/** The slots of the journeys with some ids. */
export async function slotsOf(db: Kysely<ReportSchema>, journeyIds: Iterable<string>): Promise<number[]> {
  const { slots } = await db
    .selectFrom('journey')
    .where('journey.id', 'in', among(journeyIds))
    .select(listOf(slotOf).as('slots'))
    .executeTakeFirstOrThrow()
  return parsed<number[]>(slots)
}
