import { pearson, spearman } from '../../domain/correlation.js'
import { numbersFrom } from '../lines/numbers.js'
import type { Selection } from '../selection.js'
import { behind, type JourneysBehind } from './figure.js'
import { timesByGroup, type Spread } from './times.js'

/** How long the journeys with a number of hops went on. */
export interface DurationByHops extends Spread {
  /** `0`, `1`, `2`, and `3+`. */
  readonly hops: string
  readonly journeys: JourneysBehind
}

/**
 * From the first touchpoint to the last, of all journeys, resolved or not. A journey goes through many hands: its working
 * time is counted by the charter's first calendar.
 */
export interface DurationFigures {
  readonly byHops: readonly DurationByHops[]
  /** Pearson's correlation of the number of hops with the duration, null where there is nothing to compare. */
  readonly pearson: number | null
  /** The same after Spearman: of their ranks. */
  readonly spearman: number | null
}

/** Journeys by their number of hops: of `MANY` and more all together. */
const MANY = 3
const buckets = [
  { hops: '0', path: { hops: 0 } },
  { hops: '1', path: { hops: 1 } },
  { hops: '2', path: { hops: 2 } },
  { hops: `${MANY}+`, path: { minHops: MANY } },
]

export function durationFigures(selection: Selection): DurationFigures {
  const { slots, lines } = selection
  const hops = lines.hops(slots)
  const durations = lines.journeys.duration.of(slots)
  const working = lines.journeys.durationWorking.of(slots)
  const bucketOf = numbersFrom(hops, (number) => Math.min(number, MANY))
  const timesOf = timesByGroup(bucketOf, buckets.length, durations, working)
  return {
    byHops: buckets.map(({ hops, path }, bucket) => {
      const { spread, count } = timesOf(bucket)
      return { hops, ...spread, journeys: behind(selection, count, { path }) }
    }),
    pearson: pearson(hops, durations) ?? null,
    spearman: spearman(hops, durations) ?? null,
  }
}
