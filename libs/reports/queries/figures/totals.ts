import { sum } from '../../domain/statistics.js'
import type { Column } from '../lines/column.js'
import type { Selection } from '../selection.js'
import { teamsIn } from '../told.js'
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
    clients: distinct(slots, lines.journeys.client, lines.clients.size),
    teams: teamsIn(selection).size,
  }
}

/** How many different numbers, below an end, some journeys have in a column. */
function distinct(slots: Int32Array, column: Column, end: number): number {
  const isFound = new Uint8Array(end)
  for (const slot of slots) isFound[column.at(slot)] = 1
  return sum(isFound)
}
