import { sum } from '../domain/statistics.js'
import type { Inputs } from '../domain/nine-circles.js'
import type { Column } from './lines/column.js'
import { someNumber } from './lines/numbers.js'
import type { Selection } from './selection.js'

/** What the timelines of the chosen journeys tell. */
export function inputsOf({ slots, lines: { journeys } }: Selection): Inputs {
  const tells = (column: Column): boolean => someNumber(slots, (slot) => column.at(slot) === 1)
  return {
    directions: tells(journeys.tellsDirections),
    ours: tells(journeys.tellsOurs),
    topics: someNumber(slots, (slot) => journeys.topic.at(slot) >= 0),
    handoffs: tells(journeys.tellsHandoffs),
    promises: tells(journeys.tellsPromises),
  }
}

/** How many teams touchpoints of the chosen journeys name. */
export function teamsIn({ slots, lines: { journeys, nameLists, names } }: Selection): number {
  const isNamed = new Uint8Array(names.size)
  for (const list of distinctOf(journeys.teams.of(slots), nameLists.size))
    for (const team of nameLists.namesIn(list)) isNamed[team] = 1
  return sum(isNamed)
}

/** Which of the numbers from 0 up to another there are among some. */
export function distinctOf(numbers: Int32Array, upTo: number): number[] {
  const isThere = new Uint8Array(upTo)
  for (let index = 0; index < numbers.length; index++) isThere[numbers[index] ?? 0] = 1
  const distinct: number[] = []
  for (let number = 0; number < upTo; number++) if (isThere[number] === 1) distinct.push(number)
  return distinct
}
