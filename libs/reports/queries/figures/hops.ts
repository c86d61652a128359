import { largest, mean, median, sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
import { behind, numbersOf, type JourneysBehind } from './figure.js'

/** The longest way with a line of its own among the journeys by number of hops. */
const MOST_HOPS = 10

/** A number for each journey: all together, and how it spreads over all journeys of the report. */
export interface PerJourney {
  readonly value: number
  readonly mean: number | null
  readonly median: number | null
  readonly max: number | null
  /** The journeys that have at least one. */
  readonly journeys: JourneysBehind
}

/** The journeys with a number of hops. */
export interface JourneysByHops {
  /** `0` to `10`, and `>10`. */
  readonly hops: string
  readonly journeys: JourneysBehind
}

/** How often journeys changed hands, and how many holders they saw. */
export interface HopFigures {
  readonly hops: PerJourney
  /** Distinct holders of each journey. */
  readonly stations: PerJourney
  readonly journeysWithoutHop: JourneysBehind
  readonly journeysWithHop: JourneysBehind
  readonly journeysWithThreeOrMoreStations: JourneysBehind
  readonly journeysByHops: readonly JourneysByHops[]
}

export function hopFigures(selection: Selection): HopFigures {
  const { slots, lines } = selection
  const hops = numbersOf(slots, (slot) => lines.hops(slot))
  const stations = numbersOf(slots, (slot) => lines.journeys.stations.at(slot))
  const [byHops, byStations] = [journeysBy(hops), journeysBy(stations)]
  const journeysWithHop = behind(selection, from(byHops, 1), { path: { minHops: 1 } })
  return {
    hops: perJourney(hops, journeysWithHop),
    stations: perJourney(stations, behind(selection, from(byStations, 1), { path: { minStations: 1 } })),
    journeysWithoutHop: behind(selection, byHops[0] ?? 0, { path: { hops: 0 } }),
    journeysWithHop,
    journeysWithThreeOrMoreStations: behind(selection, from(byStations, 3), { path: { minStations: 3 } }),
    journeysByHops: journeysByHops(selection, byHops),
  }
}

function perJourney(values: Float64Array, journeys: JourneysBehind): PerJourney {
  return {
    value: sum(values),
    mean: mean(values) ?? null,
    median: median(values) ?? null,
    max: largest(values) ?? null,
    journeys,
  }
}

/** How many journeys there are by a number that each has: `[without, with one, with two…]`. */
function journeysBy(numbers: Float64Array): number[] {
  const counts: number[] = []
  for (const number of numbers) {
    while (counts.length <= number) counts.push(0)
    counts[number] = (counts[number] ?? 0) + 1
  }
  return counts
}

/** How many have at least so many. */
const from = (counts: readonly number[], least: number): number => sum(counts.slice(least))

function journeysByHops(selection: Selection, byHops: readonly number[]): JourneysByHops[] {
  const exact = Array.from({ length: MOST_HOPS + 1 }, (_, number) => ({
    hops: String(number),
    journeys: behind(selection, byHops[number] ?? 0, { path: { hops: number } }),
  }))
  const more = behind(selection, from(byHops, MOST_HOPS + 1), { path: { minHops: MOST_HOPS + 1 } })
  return [...exact, { hops: `>${MOST_HOPS}`, journeys: more }]
}
