import { parsed } from '#views'
import { together, type Lasted, type Lasting } from '../../domain/lasting.js'
import { staysOf, type Resolved, type Taking } from '../../domain/stays.js'
import type { HopLine, JourneyLine, Selection } from '../selection.js'
import { behind, groupedBy, spread, topOf, type JourneysBehind, type Spread } from './figure.js'

/** How long journeys were with one holder, by whose calendar working time is counted. */
export interface HeldFigure {
  readonly holder: string
  /** How often a journey came to the holder. One that came while it stood resolved took no time. */
  readonly stays: number
  /** How long one stay lasted. */
  readonly stay: Spread
  /** All stays together. */
  readonly total: Lasting
  readonly journeys: JourneysBehind
}

/** The stays with one holder. */
interface Holding {
  readonly holder: string
  readonly held: Lasting[]
  elapsed: number
  journeys: number
  lastJourney: JourneyLine | undefined
}

/**
 * The holders that had journeys for the longest time in all. A stay lasts from the holder's first touch to that of the
 * next one, to the resolution, or, of an open journey, to its last touchpoint.
 */
export function heldFigures(selection: Selection, lasted: Lasted): HeldFigure[] {
  const most = topOf(
    holdingsIn(selection, lasted),
    selection.top,
    ({ elapsed }) => elapsed,
    ({ holder }) => [holder],
  )
  return most.map(({ holder, held, journeys }) => ({
    holder,
    stays: held.length,
    stay: spread(held),
    total: together(held),
    journeys: behind(selection, journeys, { path: { station: holder } }),
  }))
}

function holdingsIn({ journeys, hops }: Selection, lasted: Lasted): Holding[] {
  const holdings = new Map<string, Holding>()
  const hopsOf = groupedBy(hops, ({ journeyId }) => journeyId)
  for (const journey of journeys) {
    const takings = takingsOf(journey, hopsOf.get(journey.journeyId) ?? [])
    for (const { holder, held } of staysOf(takings, journey.lastAt, resolutionsOf(journey), lasted))
      add(holdings, holder, held, journey)
  }
  return [...holdings.values()]
}

function takingsOf(journey: JourneyLine, hops: readonly HopLine[]): Taking[] {
  const { firstHolder: holder, heldSince: at, firstRole: role, firstTeam: team } = journey
  if (holder === null || at === null) return []
  const later = [...hops].sort((one, other) => one.number - other.number)
  return [{ holder, at, role, team }, ...later.map(({ to, at, role, team }) => ({ holder: to, at, role, team }))]
}

/** Most journeys have none. */
const resolutionsOf = ({ resolutions }: JourneyLine): readonly Resolved[] =>
  resolutions === '[]' ? [] : parsed(resolutions)

/** The stays of a journey come one after the other, so that it is enough to know the last one. */
function add(holdings: Map<string, Holding>, holder: string, held: Lasting, journey: JourneyLine): void {
  let holding = holdings.get(holder)
  if (!holding) holdings.set(holder, (holding = { holder, held: [], elapsed: 0, journeys: 0, lastJourney: undefined }))
  holding.held.push(held)
  holding.elapsed += held.elapsed
  if (holding.lastJourney !== journey) holding.journeys += 1
  holding.lastJourney = journey
}
