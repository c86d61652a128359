import type { MadeBy } from '#journeys'
import type { Lasted } from '../../domain/lasting.js'
import type { HopLine, Selection } from '../selection.js'
import { behind, countOf, groupedBy, journeysIn, spread, topOf, type JourneysBehind, type Spread } from './figure.js'

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
export function pairFigures(selection: Selection, lasted: Lasted): PairFigure[] {
  const pairs = [...groupedBy(selection.hops, ({ from, to }) => keyOf(from, to)).values()]
  return topOf(
    pairs,
    selection.top,
    (hops) => hops.length,
    ([hop]) => [hop?.from ?? '', hop?.to ?? ''],
  ).flatMap((hops) => {
    const [hop] = hops
    return hop ? [pairFigure(selection, lasted, hop, hops)] : []
  })
}

function pairFigure(selection: Selection, lasted: Lasted, { from, to }: HopLine, hops: readonly HopLine[]): PairFigure {
  const by = (maker: MadeBy) => countOf(hops, ({ madeBy }) => madeBy === maker)
  return {
    from,
    to,
    hops: hops.length,
    madeBy: { client: by('client'), handoff: by('handoff'), silent: by('silent') },
    wait: spread(hops.map((hop) => lasted(hop.at - hop.wait, hop.at, hop))),
    journeys: behind(selection, journeysIn(hops), { path: { hop: { from, to } } }),
  }
}

/** The pairs of holders with the most bounces between them. */
export function loopFigures(selection: Selection): LoopFigure[] {
  const bounces = selection.hops.filter(({ bounce }) => bounce === 1)
  const loops = [...groupedBy(bounces, ({ from, to }) => (from < to ? keyOf(from, to) : keyOf(to, from))).values()]
  return topOf(
    loops,
    selection.top,
    (hops) => hops.length,
    ([hop]) => (hop ? pairOf(hop) : []),
  ).flatMap((hops) => {
    const [hop] = hops
    if (!hop) return []
    const [one, other] = pairOf(hop)
    const journeys = behind(selection, journeysIn(hops), { path: { loop: [one, other] } })
    return [{ between: [one, other] as const, bounces: hops.length, journeys }]
  })
}

const pairOf = ({ from, to }: HopLine): [string, string] => (from < to ? [from, to] : [to, from])

const keyOf = (one: string, other: string): string => `${one}\n${other}`
