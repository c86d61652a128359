import type { Unit } from '#charter'
import { readPaths, type JourneyProgress } from '../views/journey-progress.js'
import type { JourneyRow } from '../views/journey.js'
import type { HopRow } from '../views/path.js'

/** The holders of a journey in order, in one unit: where it began, and where each hop led. */
export function holdersOf(journey: JourneyRow, hops: readonly HopRow[], unit: Unit, countNobody: boolean): string[] {
  const [first] = hops
  if (first) return [first.from_holder, ...hops.map(({ to_holder }) => to_holder)]
  const progress = JSON.parse(journey.progress) as JourneyProgress
  const read = readPaths(progress).find(([reading]) => reading.unit === unit && reading.countNobody === countNobody)
  return [...(read?.[1].stations ?? [])]
}
