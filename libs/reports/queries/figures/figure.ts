import type { JourneyFilter } from '#journeys'
import type { Lasting } from '../../domain/lasting.js'
import { medianAndP90 } from '../../domain/statistics.js'
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

/** How some lengths of time spread, in milliseconds; null where there are none. */
export interface Percentiles {
  readonly median: number | null
  /** Nearest rank: 90 % took at most this long. */
  readonly p90: number | null
}

/** How long something took: time elapsed, and apart from it the working time. */
export interface Spread extends Percentiles {
  readonly working: Percentiles
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

export const spread = (times: readonly Lasting[]): Spread => ({
  ...percentiles(times.map(({ elapsed }) => elapsed)),
  working: percentiles(times.map(({ working }) => working)),
})

function percentiles(values: readonly number[]): Percentiles {
  const { median, p90 } = medianAndP90(values)
  return { median: median ?? null, p90: p90 ?? null }
}

/** How many of some things are so. */
export function countOf<T>(things: readonly T[], isSo: (thing: T) => boolean): number {
  return things.reduce((count, thing) => count + (isSo(thing) ? 1 : 0), 0)
}

/** In how many journeys some things are. */
export const journeysIn = (things: readonly { readonly journeyId: string }[]): number =>
  new Set(things.map(({ journeyId }) => journeyId)).size

/** Things by a name they share; those without one are left out. */
export function groupedBy<T, Name>(things: Iterable<T>, nameOf: (thing: T) => Name | null): Map<Name, T[]> {
  const groups = new Map<Name, T[]>()
  for (const thing of things) {
    const name = nameOf(thing)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(thing)
    else groups.set(name, [thing])
  }
  return groups
}

/** The first of a list ordered by count, the largest first; where counts are equal, by names from A on. */
export function topOf<T>(
  things: readonly T[],
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
