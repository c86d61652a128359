import { atLeast, countsOf, middle, summed, type Counts } from '../../domain/counts.js'
import type { Selection } from '../selection.js'
import { behind, type JourneysBehind } from './figure.js'

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
  const hops = countsOf(lines.hops(slots))
  const stations = countsOf(lines.journeys.stations.of(slots))
  const journeysWithHop = behind(selection, atLeast(hops, 1), { path: { minHops: 1 } })
  return {
    hops: perJourney(hops, slots.length, journeysWithHop),
    stations: perJourney(stations, slots.length, behind(selection, atLeast(stations, 1), { path: { minStations: 1 } })),
    journeysWithoutHop: behind(selection, hops[0] ?? 0, { path: { hops: 0 } }),
    journeysWithHop,
    journeysWithThreeOrMoreStations: behind(selection, atLeast(stations, 3), { path: { minStations: 3 } }),
    journeysByHops: journeysByHops(selection, hops),
  }
}

function perJourney(counts: Counts, of: number, journeys: JourneysBehind): PerJourney {
  const value = summed(counts)
  return {
    value,
    mean: of === 0 ? null : value / of,
    median: middle(counts) ?? null,
    max: of === 0 ? null : counts.length - 1,
    journeys,
  }
}

function journeysByHops(selection: Selection, counts: Counts): JourneysByHops[] {
  const exact = Array.from({ length: MOST_HOPS + 1 }, (_, number) => ({
    hops: String(number),
    journeys: behind(selection, counts[number] ?? 0, { path: { hops: number } }),
  }))
  const more = behind(selection, atLeast(counts, MOST_HOPS + 1), { path: { minHops: MOST_HOPS + 1 } })
  return [...exact, { hops: `>${MOST_HOPS}`, journeys: more }]
}
