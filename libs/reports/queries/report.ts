import type { Charter, Unit } from '#charter'
import type { JourneyFilter } from '#journeys'
import { bounceFigures, type BounceFigures } from './figures/bounces.js'
import { circleFigures, type CircleFigure } from './figures/circles.js'
import { coverage, type CoverageFigure } from './figures/coverage.js'
import { durationFigures, type DurationFigures } from './figures/durations.js'
import { handoffFigures, type HandoffFigures } from './figures/handoffs.js'
import { heldFigures, type HeldFigure } from './figures/held.js'
import { hopFigures, type HopFigures } from './figures/hops.js'
import {
  clientFigures,
  holderFigures,
  topicFigures,
  type ClientFigure,
  type HolderFigure,
  type TopicFigure,
} from './figures/most-bounced.js'
import { loopFigures, pairFigures, type LoopFigure, type PairFigure } from './figures/pairs.js'
import { promiseFigures, type PromiseFigures } from './figures/promises.js'
import { resolutionFigures, type ResolutionFigures } from './figures/resolution.js'
import { totals, type Totals } from './figures/totals.js'
import { trend, type WeekFigure } from './figures/trend.js'
import type { Selection } from './selection.js'

/** From an instant on and before another, ISO 8601; null where it has no such end. */
export interface Period {
  readonly from: string | null
  readonly to: string | null
}

/** From where a report looks at the past, ISO 8601; null where it tells of today. */
export interface LookedFrom {
  /** The journeys as they stood then. */
  readonly asOf: string | null
  /** By what had been recorded by then. */
  readonly knownAt: string | null
  /** How many clients are left out of a look at the past, since an event of theirs cannot be read. */
  readonly unreadableClients: number | null
}

/**
 * The bounce report: how clients went from holder to holder. It looks at the journeys touched in the period, whole: each is
 * counted from its first touchpoint to its last. Every figure carries the filter that finds the journeys behind it.
 */
export interface Report extends LookedFrom {
  readonly period: Period
  /** In which holders are compared. */
  readonly unit: Unit
  /** Whether "nobody" counts as a holder. */
  readonly countNobody: boolean
  /** The journeys that the report looks at. */
  readonly filter: JourneyFilter
  readonly totals: Totals
  readonly hops: HopFigures
  readonly bounces: BounceFigures
  /** The most frequent hops. */
  readonly pairs: readonly PairFigure[]
  /** The most frequent bounces. */
  readonly loops: readonly LoopFigure[]
  readonly holders: readonly HolderFigure[]
  readonly clients: readonly ClientFigure[]
  readonly topics: readonly TopicFigure[]
  readonly resolution: ResolutionFigures
  readonly durations: DurationFigures
  /** The holders that had journeys for the longest time. */
  readonly timeHeld: readonly HeldFigure[]
  /** Null where none is recorded: not judged. */
  readonly handoffs: HandoffFigures | null
  /** Null where none is recorded: not judged. */
  readonly promises: PromiseFigures | null
  readonly circles: readonly CircleFigure[]
  readonly trend: readonly WeekFigure[]
  readonly coverage: readonly CoverageFigure[]
}

/** All figures of a selection. Topics are owned as the charter says. */
export async function reportOf(
  selection: Selection,
  period: Period,
  from: LookedFrom,
  charter: Charter,
): Promise<Report> {
  const { unit, countNobody, filter } = selection
  return {
    period,
    ...from,
    unit,
    countNobody,
    filter,
    totals: totals(selection),
    hops: hopFigures(selection),
    bounces: bounceFigures(selection),
    pairs: pairFigures(selection),
    loops: loopFigures(selection),
    holders: holderFigures(selection),
    clients: await clientFigures(selection),
    topics: topicFigures(selection),
    resolution: resolutionFigures(selection),
    durations: durationFigures(selection),
    timeHeld: heldFigures(selection),
    handoffs: handoffFigures(selection),
    promises: promiseFigures(selection),
    circles: circleFigures(selection),
    trend: trend(selection),
    coverage: coverage(selection, charter),
  }
}
