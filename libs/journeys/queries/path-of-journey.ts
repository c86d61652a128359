import type { Unit } from '#charter'
import { parsed } from '#views'
import { pathIn } from '../views/journey-progress.js'
import type { JourneyRow } from '../views/journey.js'
import type { HopRow } from '../views/path.js'

/** The holders of a journey in order, in one unit: where it began, and where each hop led. */
export function holdersOf(
  { progress }: Pick<JourneyRow, 'progress'>,
  hops: readonly HopRow[],
  unit: Unit,
  countNobody: boolean,
): readonly string[] {
  const [first] = hops
  if (first) return [first.from_holder, ...hops.map(({ to_holder }) => to_holder)]
  return pathIn(parsed(progress), unit, countNobody).stations
}
