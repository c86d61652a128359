import { sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
import { behind, countOf, type Counted, type JourneysBehind } from './figure.js'

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
  const { journeys } = selection
  const bounced = countOf(journeys, ({ bounces }) => bounces > 0)
  const before = countOf(journeys, ({ bouncesBeforeResolution }) => bouncesBeforeResolution > 0)
  return {
    bounces: {
      value: sum(journeys.map(({ bounces }) => bounces)),
      journeys: behind(selection, bounced, { path: { bounced: true } }),
    },
    beforeFirstResolution: {
      value: sum(journeys.map(({ bouncesBeforeResolution }) => bouncesBeforeResolution)),
      journeys: behind(selection, before, { path: { bouncedBeforeResolution: true } }),
    },
    journeysWithAnyReturn: behind(
      selection,
      countOf(journeys, ({ returns }) => returns === 1),
      { path: { returned: true } },
    ),
  }
}
