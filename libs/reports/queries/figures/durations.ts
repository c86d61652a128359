import { pearson, spearman, type Pair } from '../../domain/correlation.js'
import type { Lasted } from '../../domain/lasting.js'
import type { Selection } from '../selection.js'
import { behind, spread, type JourneysBehind, type Spread } from './figure.js'

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

const buckets = [
  { hops: '0', holds: (hops: number) => hops === 0, path: { hops: 0 } },
  { hops: '1', holds: (hops: number) => hops === 1, path: { hops: 1 } },
  { hops: '2', holds: (hops: number) => hops === 2, path: { hops: 2 } },
  { hops: '3+', holds: (hops: number) => hops >= 3, path: { minHops: 3 } },
]

export function durationFigures(selection: Selection, lasted: Lasted): DurationFigures {
  const { journeys } = selection
  const compared = journeys.map(({ hops, firstAt, lastAt }): Pair => [hops, lastAt - firstAt])
  return {
    byHops: buckets.map(({ hops, holds, path }) => {
      const durations = journeys.flatMap(({ hops: count, firstAt, lastAt }) =>
        holds(count) ? [lasted(firstAt, lastAt)] : [],
      )
      return { hops, ...spread(durations), journeys: behind(selection, durations.length, { path }) }
    }),
    pearson: pearson(compared) ?? null,
    spearman: spearman(compared) ?? null,
  }
}
