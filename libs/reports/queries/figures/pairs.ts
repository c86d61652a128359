import type { MadeBy } from '#journeys/reading'
import type { Names } from '../lines/names.js'
import { numbersFrom } from '../lines/numbers.js'
import type { Selection } from '../selection.js'
import { behind, topOf, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'
import { timesByGroup, type Spread } from './times.js'

/** The hops from one holder to another. */
export interface PairFigure {
  readonly from: string
  readonly to: string
  readonly hops: number
  readonly madeBy: Readonly<Record<MadeBy, number>>
  /** From the last touch of the one to the first of the other, by whose calendar working time is counted. */
  readonly wait: Spread
  readonly journeys: JourneysBehind
}

/** The bounces between two holders, whichever came first; their names in ascending order. */
export interface LoopFigure {
  readonly between: readonly [string, string]
  readonly bounces: number
  readonly journeys: JourneysBehind
}

/** The pairs with the most hops. */
export function pairFigures(selection: Selection): PairFigure[] {
  const { hops, top } = selection
  const { stays, names } = selection.lines
  const pairs = pairsIn(selection)
  const most = topOf(
    pairs.values().flatMap((ofOne) => ofOne.values()),
    top,
    ({ tally }) => tally.count,
    ({ from, to }) => [from, to],
  )
  most.forEach((pair, place) => (pair.place = place))
  const placeOf = (hop: number) => pairs.get(stays.holder.at(hop - 1))?.get(stays.holder.at(hop))?.place ?? -1
  const places = numbersFrom(hops, placeOf)
  const waitsOf = timesByGroup(places, most.length, stays.wait.of(hops), stays.waitWorking.of(hops))
  const madeBy = most.map(() => new Gathered(() => new Tally()))
  for (let index = 0; index < hops.length; index++) {
    const hop = hops[index] ?? 0
    madeBy[places[index] ?? -1]?.of(stays.madeBy.at(hop)).add(stays.journey.at(hop))
  }
  return most.map(({ from, to, tally, place }) => {
    const by = (maker: MadeBy) => madeBy[place]?.get(names.numberOf(maker))?.count ?? 0
    return {
      from,
      to,
      hops: tally.count,
      madeBy: { client: by('client'), handoff: by('handoff'), silent: by('silent') },
      wait: waitsOf(place).spread,
      journeys: behind(selection, tally.journeys, { path: { hop: { from, to } } }),
    }
  })
}

/** The hops from one holder to another. */
interface Pair {
  readonly from: string
  readonly to: string
  readonly tally: Tally
  /** Among the pairs with the most. */
  place: number
}

/** By the holder before, and the one after. */
function pairsIn({ hops, lines: { stays, names } }: Selection): Gathered<Gathered<Pair>> {
  const textOf = (number: number): string => names.text(number) ?? ''
  const pairs = new Gathered(
    (from) => new Gathered((to): Pair => ({ from: textOf(from), to: textOf(to), tally: new Tally(), place: -1 })),
  )
  for (let index = 0; index < hops.length; index++) {
    const hop = hops[index] ?? 0
    pairs
      .of(stays.holder.at(hop - 1))
      .of(stays.holder.at(hop))
      .tally.add(stays.journey.at(hop))
  }
  return pairs
}

/** The pairs of holders with the most bounces between them. */
export function loopFigures(selection: Selection): LoopFigure[] {
  const { bounces, top } = selection
  const { stays, names } = selection.lines
  const loops = new Gathered(
    (one) => new Gathered((other) => ({ between: inOrder(names, one, other), tally: new Tally() })),
  )
  for (const bounce of bounces) {
    const [from, to] = [stays.holder.at(bounce - 1), stays.holder.at(bounce)]
    loops.of(Math.min(from, to)).of(Math.max(from, to)).tally.add(stays.journey.at(bounce))
  }
  const most = topOf(
    loops.values().flatMap((ofOne) => ofOne.values()),
    top,
    ({ tally }) => tally.count,
    ({ between }) => between,
  )
  return most.map(({ tally: { count, journeys }, between }) => ({
    between,
    bounces: count,
    journeys: behind(selection, journeys, { path: { loop: [...between] } }),
  }))
}

/** Two names in ascending order. */
function inOrder(names: Names, ...numbers: [number, number]): readonly [string, string] {
  const [one = '', other = ''] = numbers.map((number) => names.text(number) ?? '')
  return one < other ? [one, other] : [other, one]
}
