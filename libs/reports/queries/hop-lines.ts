import type { Kysely } from 'kysely'
import { readingsOf } from '#journeys/reading'
import { chosen, type Asked, type ReportSchema } from './chosen.js'
import { rowReader } from './row-reader.js'
import type { HopLine } from './selection.js'

const read = rowReader<HopLine>({
  journeyId: 'hop.journey_id',
  number: 'hop.number',
  at: 'hop.at',
  from: 'hop.from_holder',
  to: 'hop.to_holder',
  madeBy: 'hop.made_by',
  wait: 'hop.wait',
  bounce: 'hop.bounce',
  role: 'hop.role',
  team: 'hop.team',
})

/** The hops of the journeys that a report looks at. */
export function hopLines(db: Kysely<ReportSchema>, asked: Asked): Promise<HopLine[]> {
  const hops = db
    .selectFrom('hop')
    .where('hop.unit', '=', asked.unit)
    .where('hop.reading', 'in', readingsOf(asked.countNobody))
    .where('hop.journey_id', 'in', chosen(db, asked).select('journey.id'))
  return read(hops)
}
