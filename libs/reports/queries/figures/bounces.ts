import type { Column } from '../lines/column.js'
import type { Selection } from '../selection.js'
import { behind, countOf, sumOf, type Counted, type JourneysBehind } from './figure.js'

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
  const { bounces, bouncesBeforeResolution, returns } = selection.lines.journeys
  const having = (column: Column) => countOf(slots, (slot) => column.at(slot) > 0)
  return {
    bounces: {
      value: sumOf(slots, bounces),
      journeys: behind(selection, having(bounces), { path: { bounced: true } }),
    },
    beforeFirstResolution: {
      value: sumOf(slots, bouncesBeforeResolution),
      journeys: behind(selection, having(bouncesBeforeResolution), { path: { bouncedBeforeResolution: true } }),
    },
    journeysWithAnyReturn: behind(selection, having(returns), { path: { returned: true } }),
  }
}
