import type { MadeBy } from '#journeys/reading'
import type { Names } from '../lines/names.js'
import type { Selection } from '../selection.js'
import { behind, topOf, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'
import { Times, type Spread } from './times.js'

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
  const { slots, top } = selection
  const { stays, names } = selection.lines
  const pairs = pairsIn(selection)
  const most = topOf(
    pairs.values().flatMap((ofOne) => ofOne.values()),
    top,
    ({ tally }) => tally.count,
    ({ from, to }) => [from, to],
  )
  for (const pair of most) pair.hops = { waits: new Times(pair.tally.count), madeBy: new Gathered(() => new Tally()) }
  stays.eachHop(slots, (hop, slot, from, to) => {
    const hops = pairs.get(from)?.get(to)?.hops
    if (hops === undefined) return
    hops.waits.add(stays.wait.at(hop), stays.waitWorking.at(hop))
    hops.madeBy.of(stays.madeBy.at(hop)).add(slot)
  })
  return most.flatMap(({ from, to, tally, hops }) => {
    if (hops === undefined) return []
    const by = (maker: MadeBy) => hops.madeBy.get(names.numberOf(maker))?.count ?? 0
    return [
      {
        from,
        to,
        hops: tally.count,
        madeBy: { client: by('client'), handoff: by('handoff'), silent: by('silent') },
        wait: hops.waits.spread,
        journeys: behind(selection, tally.journeys, { path: { hop: { from, to } } }),
      },
    ]
  })
}

/** The hops from one holder to another. */
interface Pair {
  readonly from: string
  readonly to: string
  readonly tally: Tally
  /** Of the pairs with the most. */
  hops?: { readonly waits: Times; readonly madeBy: Gathered<Tally> }
}

/** By the holder before, and the one after. */
function pairsIn({ slots, lines: { stays, names } }: Selection): Gathered<Gathered<Pair>> {
  const textOf = (number: number): string => names.text(number) ?? ''
  const pairs = new Gathered(
    (from) => new Gathered((to): Pair => ({ from: textOf(from), to: textOf(to), tally: new Tally() })),
  )
  stays.eachHop(slots, (_, slot, from, to) => pairs.of(from).of(to).tally.add(slot))
  return pairs
}

/** The pairs of holders with the most bounces between them. */
export function loopFigures(selection: Selection): LoopFigure[] {
  const { slots, top } = selection
  const { stays, names } = selection.lines
  const loops = new Gathered(
    (one) => new Gathered((other) => ({ between: inOrder(names, one, other), tally: new Tally() })),
  )
  stays.eachHop(slots, (hop, slot, from, to) => {
    if (stays.bounce.at(hop) === 1) loops.of(Math.min(from, to)).of(Math.max(from, to)).tally.add(slot)
  })
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
