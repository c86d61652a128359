import type { Lasting } from '../../domain/lasting.js'
import type { Selection } from '../selection.js'
import { behind, topOf, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'
import { Times, type Spread } from './times.js'

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
  const { slots, top } = selection
  const { stays, names } = selection.lines
  const holdings = new Gathered<Holding>((number) => ({
    holder: names.text(number) ?? '',
    tally: new Tally(),
    elapsed: 0,
  }))
  stays.each(slots, (stay, slot) => {
    const holding = holdings.of(stays.holder.at(stay))
    holding.tally.add(slot)
    holding.elapsed += stays.held.at(stay)
  })
  const most = topOf(
    holdings.values(),
    top,
    ({ elapsed }) => elapsed,
    ({ holder }) => [holder],
  )
  for (const holding of most) holding.held = new Times(holding.tally.count)
  stays.each(slots, (stay) => {
    holdings.get(stays.holder.at(stay))?.held?.add(stays.held.at(stay), stays.heldWorking.at(stay))
  })
  return most.flatMap(({ holder, tally, held }) =>
    held === undefined
      ? []
      : [
          {
            holder,
            stays: tally.count,
            stay: held.spread,
            total: held.total,
            journeys: behind(selection, tally.journeys, { path: { station: holder } }),
          },
        ],
  )
}

/** The stays with one holder. */
interface Holding {
  readonly holder: string
  readonly tally: Tally
  elapsed: number
  /** Of the holders with the most. */
  held?: Times
}
