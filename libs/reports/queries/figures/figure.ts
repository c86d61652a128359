import type { JourneyFilter } from '#journeys'
import type { Selection } from '../selection.js'

/** The journeys behind a figure: how many, and the filter that finds exactly these. */
export interface JourneysBehind {
  readonly count: number
  readonly filter: JourneyFilter
}

/** A number of things, and the journeys in which they are. */
export interface Counted {
  readonly value: number
  readonly journeys: JourneysBehind
}

type Narrower = Omit<JourneyFilter, 'path'> & {
  readonly path?: Omit<NonNullable<JourneyFilter['path']>, 'unit' | 'countNobody'>
}

/** The journeys of a selection that also pass a narrower filter; their path is read as the report reads it. */
export function behind(
  { filter, unit, countNobody }: Selection,
  count: number,
  { path, ...narrower }: Narrower = {},
): JourneysBehind {
  return { count, filter: { ...filter, ...narrower, ...(path && { path: { unit, countNobody, ...path } }) } }
}

/** How many of some numbers are above 0. */
export function countAboveZero(numbers: Int32Array): number {
  let count = 0
  for (let index = 0; index < numbers.length; index++) if ((numbers[index] ?? 0) > 0) count += 1
  return count
}

/** The first of a list ordered by count, the largest first; where counts are equal, by names from A on. */
export function topOf<T>(
  things: Iterable<T>,
  most: number,
  countOf: (thing: T) => number,
  namesOf: (thing: T) => readonly string[],
): T[] {
  return [...things]
    .sort((one, other) => countOf(other) - countOf(one) || compareNames(namesOf(one), namesOf(other)))
    .slice(0, most)
}

function compareNames(names: readonly string[], others: readonly string[]): number {
  for (const [index, name] of names.entries()) {
    const other = others[index] ?? ''
    if (name !== other) return name < other ? -1 : 1
  }
  return 0
}
