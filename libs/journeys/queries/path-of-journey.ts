import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { Unit } from '#charter'
import { pathIn, readingsOf } from '../views/journey-progress.js'
import { progressOf, type StoredJourney } from '../views/journey.js'
import type { HopRow } from '../views/path.js'
import { grouped } from './grouped.js'
import { JourneyViews } from './journey-views.js'
import type { LookInput } from './look.js'

/** The holders of each of some journeys in their order, in a unit. An empty name is nobody. */
export class PathsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly string[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly unit: Unit,
    readonly countNobody: boolean,
    readonly from: LookInput = {},
  ) {
    super()
  }
}

@QueryHandler(PathsOfJourneys)
export class PathsOfJourneysHandler implements IQueryHandler<PathsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  execute({ journeyIds, unit, countNobody, from }: PathsOfJourneys): Promise<Map<string, readonly string[]>> {
    return this.views.seen(from, async (rows) => {
      const found = await rows.selectFrom('journey').select(['id', 'progress']).where('id', 'in', journeyIds).execute()
      const all = rows.selectFrom('hop').select(['journey_id', 'from_holder', 'to_holder'])
      const inUnit = all.where('unit', '=', unit).where('reading', 'in', readingsOf(countNobody))
      const ordered = inUnit.where('journey_id', 'in', journeyIds).orderBy('journey_id').orderBy('number')
      const hops = grouped(await ordered.execute(), 'journey_id', journeyIds)
      return new Map(found.map((row) => [row.id, holdersOf(row, hops.get(row.id) ?? [], unit, countNobody)]))
    })
  }
}

/** The holders of a journey in order, in one unit: where it began, and where each hop led. */
export function holdersOf(
  row: Pick<StoredJourney, 'progress'>,
  hops: readonly Pick<HopRow, 'from_holder' | 'to_holder'>[],
  unit: Unit,
  countNobody: boolean,
): readonly string[] {
  const [first] = hops
  if (first) return [first.from_holder, ...hops.map(({ to_holder }) => to_holder)]
  return pathIn(progressOf(row), unit, countNobody).stations
}
