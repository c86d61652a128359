import { parsed, type JsonText } from '#views'
import type { Inputs } from '../domain/nine-circles.js'
import type { Column } from './lines/column.js'
import type { Names } from './lines/names.js'
import type { Selection } from './selection.js'

/** What the timelines of the chosen journeys tell. */
export function inputsOf({ slots, lines: { journeys } }: Selection): Inputs {
  const tells = (column: Column): boolean => slots.some((slot) => column.at(slot) === 1)
  return {
    directions: tells(journeys.tellsDirections),
    ours: tells(journeys.tellsOurs),
    topics: slots.some((slot) => journeys.topic.at(slot) >= 0),
    handoffs: tells(journeys.tellsHandoffs),
    promises: tells(journeys.tellsPromises),
  }
}

/** The teams that touchpoints of the chosen journeys name. */
export function teamsIn({ slots, lines: { journeys, names } }: Selection): Set<string> {
  // Few lists of teams are distinct: each is read once.
  const lists = numbersIn(slots, journeys.teams, names)
  return new Set(lists.flatMap((list) => namesIn(names.text(list))))
}

/** The numbers of the names that some journeys have in a column. */
export function numbersIn(slots: Int32Array, column: Column, names: Names): number[] {
  const isFound = new Uint8Array(names.size)
  for (const slot of slots) isFound[column.at(slot)] = 1
  return Array.from(isFound.keys()).filter((number) => isFound[number] === 1)
}

/** The names in a list that is held as one text. */
export const namesIn = (list: JsonText<readonly string[]> | null): readonly string[] =>
  list === null ? [] : parsed(list)
