import type { Selection } from '../selection.js'
import { distinctOf, teamsIn } from '../told.js'
import { sum } from '../../domain/statistics.js'
import { behind, type JourneysBehind } from './figure.js'

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
    touchpoints: sum(lines.journeys.touchpoints.of(slots)),
    clients: distinctOf(lines.journeys.client.of(slots), lines.clients.size).length,
    teams: teamsIn(selection),
  }
}
