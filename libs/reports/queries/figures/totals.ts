import { sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
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
  const { journeys, inputs } = selection
  return {
    journeys: behind(selection, journeys.length),
    touchpoints: sum(journeys.map(({ touchpoints }) => touchpoints)),
    clients: new Set(journeys.map(({ clientId }) => clientId)).size,
    teams: inputs.teams,
  }
}
