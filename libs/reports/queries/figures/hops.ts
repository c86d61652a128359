import { largest, mean, median, sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
import { behind, countOf, type JourneysBehind } from './figure.js'

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
  const hops = selection.journeys.map((journey) => journey.hops)
  const stations = selection.journeys.map((journey) => journey.stations)
  const journeysWithHop = behind(
    selection,
    countOf(hops, (count) => count > 0),
    { path: { minHops: 1 } },
  )
  return {
    hops: perJourney(hops, journeysWithHop),
    stations: perJourney(
      stations,
      behind(
        selection,
        countOf(stations, (count) => count > 0),
        { path: { minStations: 1 } },
      ),
    ),
    journeysWithoutHop: behind(
      selection,
      countOf(hops, (count) => count === 0),
      { path: { hops: 0 } },
    ),
    journeysWithHop,
    journeysWithThreeOrMoreStations: behind(
      selection,
      countOf(stations, (count) => count >= 3),
      { path: { minStations: 3 } },
    ),
    journeysByHops: byHops(selection, hops),
  }
}

function perJourney(values: readonly number[], journeys: JourneysBehind): PerJourney {
  return {
    value: sum(values),
    mean: mean(values) ?? null,
    median: median(values) ?? null,
    max: largest(values) ?? null,
    journeys,
  }
}

function byHops(selection: Selection, hops: readonly number[]): JourneysByHops[] {
  const exact = Array.from({ length: MOST_HOPS + 1 }, (_, number) => ({
    hops: String(number),
    journeys: behind(
      selection,
      countOf(hops, (count) => count === number),
      { path: { hops: number } },
    ),
  }))
  const more = behind(
    selection,
    countOf(hops, (count) => count > MOST_HOPS),
    { path: { minHops: MOST_HOPS + 1 } },
  )
  return [...exact, { hops: `>${MOST_HOPS}`, journeys: more }]
}
