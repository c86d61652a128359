import type { Lasting } from '../../domain/lasting.js'
import { numbersFrom } from '../lines/numbers.js'
import type { Selection } from '../selection.js'
import { behind, topOf, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'
import { timesByGroup, type Spread } from './times.js'

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

/**
 * The holders that had journeys for the longest time in all. A stay lasts from the holder's first touch to that of the
 * next one, to the resolution, or, of an open journey, to its last touchpoint.
 */
export function heldFigures(selection: Selection): HeldFigure[] {
  const { stays: all, top } = selection
  const { stays, names } = selection.lines
  const [holders, held] = [stays.holder.of(all), stays.held.of(all)]
  const holdings = new Gathered((number): Holding => ({
    holder: names.text(number) ?? '',
    tally: new Tally(),
    elapsed: 0,
    place: -1,
  }))
  for (let index = 0; index < holders.length; index++) {
    const holding = holdings.of(holders[index] ?? 0)
    holding.tally.add(stays.journey.at(all[index] ?? 0))
    holding.elapsed += held[index] ?? 0
  }
  const most = topOf(
    holdings.values(),
    top,
    ({ elapsed }) => elapsed,
    ({ holder }) => [holder],
  )
  most.forEach((holding, place) => (holding.place = place))
  const places = numbersFrom(holders, (holder) => holdings.get(holder)?.place ?? -1)
  const timesOf = timesByGroup(places, most.length, held, stays.heldWorking.of(all))
  return most.map(({ holder, tally, place }) => {
    const { spread: stay, total } = timesOf(place)
    const journeys = behind(selection, tally.journeys, { path: { station: holder } })
    return { holder, stays: tally.count, stay, total, journeys }
  })
}

/** The stays with one holder. */
interface Holding {
  readonly holder: string
  readonly tally: Tally
  elapsed: number
  /** Among the holders with the most. */
  place: number
}
