import { sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
import { behind, countAboveZero, type Counted, type JourneysBehind } from './figure.js'

/** How often journeys came back to where they had been. */
export interface BounceFigures {
  /** Hops back to the holder before last. */
  readonly bounces: Counted
  /** The same, before a journey's first resolution. */
  readonly beforeFirstResolution: Counted
  /** A holder reappears after another, however many lie between. */
  readonly journeysWithAnyReturn: JourneysBehind
}

export function bounceFigures(selection: Selection): BounceFigures {
  const { slots } = selection
  const { journeys } = selection.lines
  const bounces = journeys.bounces.of(slots)
  const beforeResolution = journeys.bouncesBeforeResolution.of(slots)
  const returns = journeys.returns.of(slots)
  return {
    bounces: {
      value: sum(bounces),
      journeys: behind(selection, countAboveZero(bounces), { path: { bounced: true } }),
    },
    beforeFirstResolution: {
      value: sum(beforeResolution),
      journeys: behind(selection, countAboveZero(beforeResolution), { path: { bouncedBeforeResolution: true } }),
    },
    journeysWithAnyReturn: behind(selection, countAboveZero(returns), { path: { returned: true } }),
  }
}
