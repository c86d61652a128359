import { sql, type Kysely } from 'kysely'
import { readingsOf } from '#journeys/reading'
import { chosen, type Asked, type ReportSchema } from './chosen.js'
import { rowReader } from './row-reader.js'
import type { JourneyLine } from './selection.js'

const orNone = (column: string) => sql<number>`coalesce(${sql.ref(column)}, 0)`

const read = rowReader<JourneyLine>({
  journeyId: 'journey.id',
  clientId: 'journey.client_id',
  topic: 'journey.topic',
  touchpoints: 'journey.touchpoints',
  firstAt: 'journey.first_at',
  lastAt: 'journey.last_at',
  firstAskAt: 'journey.first_ask_at',
  firstAnswerAt: 'journey.first_answer_at',
  askedRole: 'journey.asked_role',
  askedTeam: 'journey.asked_team',
  firstResolvedAt: 'journey.first_resolved_at',
  reopenings: 'journey.reopenings',
  resolutions: 'journey.resolutions',
  hops: orNone('path.hops'),
  bounces: orNone('path.bounces'),
  bouncesBeforeResolution: orNone('path.bounces_before_resolution'),
  stations: orNone('path.stations'),
  returns: orNone('path.returns'),
  firstHolder: 'path.first_holder',
  heldSince: 'path.first_at',
  firstRole: 'path.first_role',
  firstTeam: 'path.first_team',
  tellsDirections: 'journey.tells_directions',
  tellsOurs: 'journey.tells_ours',
  tellsHandoffs: 'journey.tells_handoffs',
  tellsPromises: 'journey.tells_promises',
  roles: 'journey.roles',
  teams: 'journey.teams',
})

/** The journeys that a report looks at, each with its path. */
export function journeyLines(db: Kysely<ReportSchema>, asked: Asked): Promise<JourneyLine[]> {
  const withPaths = chosen(db, asked).leftJoin('path', (join) =>
    join
      .onRef('path.journey_id', '=', 'journey.id')
      .on('path.unit', '=', asked.unit)
      .on('path.reading', 'in', readingsOf(asked.countNobody)),
  )
  return read(withPaths)
}
