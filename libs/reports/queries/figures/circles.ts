import { circleKinds, type CircleKind } from '#journeys/reading'
import { nineCircles, type Lacking } from '../../domain/nine-circles.js'
import { inputsOf } from '../told.js'
import type { Selection } from '../selection.js'
import { behind, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'

/** One of the nine circles: how many journeys are or were in it, or why that cannot be judged. */
export interface CircleFigure {
  readonly kind: string
  readonly name: string
  readonly depth: number
  readonly judged: boolean
  /** What is missing where it is not judged. */
  readonly lacking: Lacking | null
  /** How many there are: one for each spell of a journey that entered it. Null where it is not judged. */
  readonly circles: number | null
  /** Circles that a journey is in now; null where it is not judged. */
  readonly open: number | null
  /** Circles that a member dismissed as a legitimate loop: counted among all of them too. Null where it is not judged. */
  readonly dismissed: number | null
  /** Null where it is not judged. */
  readonly journeys: JourneysBehind | null
}

/** The nine circles by depth, in the unit of the charter, whatever the unit of the report. */
export function circleFigures(selection: Selection): CircleFigure[] {
  const found = circlesIn(selection)
  const inputs = inputsOf(selection)
  return nineCircles.map(({ kind, name, depth, lacks }) => {
    const built = circleKinds.find((each) => each === kind)
    const lacking = lacks(inputs) ?? null
    if (!built) return { kind, name, depth, ...notJudged(lacking ?? 'rule') }
    return { kind, name, depth, ...(lacking ? notJudged(lacking) : judged(selection, built, found.get(built))) }
  })
}

/** The circles of one kind. */
interface Found {
  readonly all: Tally
  open: number
  /** Legitimate loops, as a member said. */
  dismissed: number
}

function circlesIn({ slots, lines: { circles, names } }: Selection): ReadonlyMap<string | null, Found> {
  const found = new Gathered<Found>(() => ({ all: new Tally(), open: 0, dismissed: 0 }))
  circles.of.each(slots, (circle, slot) => {
    const ofKind = found.of(circles.kind.at(circle))
    ofKind.all.add(slot)
    ofKind.open += circles.open.at(circle)
    ofKind.dismissed += circles.dismissed.at(circle)
  })
  return new Map(found.entries().map(([kind, ofKind]) => [names.text(kind), ofKind]))
}

const notJudged = (lacking: Lacking) => ({
  judged: false,
  lacking,
  circles: null,
  open: null,
  dismissed: null,
  journeys: null,
})

function judged(selection: Selection, kind: CircleKind, found: Found | undefined) {
  const { all = new Tally(), open = 0, dismissed = 0 } = found ?? {}
  const journeys = behind(selection, all.journeys, { circle: { kind } })
  return { judged: true, lacking: null, circles: all.count, open, dismissed, journeys }
}
