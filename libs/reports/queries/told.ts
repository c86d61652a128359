import { sum } from '../domain/statistics.js'
import type { Inputs } from '../domain/nine-circles.js'
import { someNumber } from './lines/numbers.js'
import { tells } from './lines/rows.js'
import type { Selection } from './selection.js'

/** What the timelines of the chosen journeys tell. */
export function inputsOf({ slots, lines: { journeys } }: Selection): Inputs {
  let told = 0
  for (let index = 0; index < slots.length; index++) told |= journeys.tells.at(slots[index] ?? 0)
  return {
    directions: (told & tells.directions) > 0,
    ours: (told & tells.ours) > 0,
    topics: someNumber(slots, (slot) => journeys.topic.at(slot) >= 0),
    handoffs: (told & tells.handoffs) > 0,
    promises: (told & tells.promises) > 0,
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
