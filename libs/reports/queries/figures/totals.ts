import type { Selection } from '../selection.js'
import { numbersIn, teamsIn } from '../told.js'
import { behind, sumOf, type JourneysBehind } from './figure.js'

/** How much the report looks at. */
export interface Totals {
  readonly journeys: JourneysBehind
  readonly touchpoints: number
  readonly clients: number
  /** Distinct teams that touchpoints name. */
  readonly teams: number
}

export function totals(selection: Selection): Totals {
  const { slots, lines } = selection
  return {
    journeys: behind(selection, slots.length),
    touchpoints: sumOf(slots, lines.journeys.touchpoints),
    clients: numbersIn(slots, lines.journeys.client, lines.clients).length,
    teams: teamsIn(selection).size,
  }
}
