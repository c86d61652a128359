import type { CharterHistory } from '#charter'
import type { CircleKind, Judgement, Sighting } from './circles/circle.js'
import { circles } from './circles/circles.js'
import type { Fact } from './fact.js'
import { Grown } from './grown.js'
import { advanceSpell, beginSpell, type Spell } from './spell.js'
import { advanceStanding, type Standing } from './standing.js'

/** One stay in a circle. Instants in milliseconds. */
export interface Visit {
  readonly enteredAt: number
  readonly leftAt?: number
  /** Touchpoints that show it, in order. */
  readonly evidence: Grown<string>
  /** The role that should have been there. */
  readonly missing?: string
}

/** The visits to one circle in one spell. */
export interface CircleVisits {
  readonly kind: CircleKind
  readonly spell: string
  readonly visits: readonly Visit[]
}

/** A circle that will be entered at an instant still to come, unless a fact prevents it. */
interface Deadline {
  readonly kind: CircleKind
  readonly sighting: Sighting
}

/** What has come of a journey after its facts so far. */
export interface Walk {
  readonly standing: Standing
  /** None while the journey stands resolved. */
  readonly spell?: Spell
  /** Circles of the spells that have ended. */
  readonly past: readonly CircleVisits[]
  /** Circles of the present spell. */
  readonly present: readonly CircleVisits[]
  readonly deadlines: readonly Deadline[]
  readonly last: Fact
}

/** What a walk needs beside the facts. */
export interface WalkContext {
  readonly charters: CharterHistory
  /** The journey's topic, which is timeless. */
  readonly topic: string | undefined
  /** When the latest of the topic's other journeys was resolved that stood so at an instant. */
  resolvedBefore(instant: number): number | undefined
}

/** Walks through sorted facts from the beginning. */
export function walkThrough(facts: Iterable<Fact>, context: WalkContext): Walk | undefined {
  let walk: Walk | undefined
  for (const fact of facts) walk = advanceWalk(walk, fact, context)
  return walk
}

/** The walk after one more fact, which lies behind all the others. */
export function advanceWalk(before: Walk | undefined, fact: Fact, context: WalkContext): Walk {
  const standing = advanceStanding(before?.standing, fact)
  const walk = before && passTime(before, fact.at)
  if (standing.status === 'resolved')
    return walk?.spell ? endSpell(walk, standing, fact) : { ...atRest(walk, fact), standing }
  const spell = walk?.spell ?? beginSpell(fact, walk ? fact.id : 'first', resolvedBefore(walk, fact, context))
  return judge({ ...atRest(walk, fact), standing }, spell, fact, context)
}

/** All circles of a walk, those of ended spells first. */
export const circlesOf = (walk: Walk | undefined): readonly CircleVisits[] =>
  walk ? (walk.past.length === 0 ? walk.present : [...walk.past, ...walk.present]) : []

const atRest = (walk: Walk | undefined, last: Fact): Omit<Walk, 'standing'> =>
  walk ? { ...walk, last } : { past: [], present: [], deadlines: [], last }

/** A reopening follows this journey's own resolution; a first spell may follow another journey's. */
function resolvedBefore(walk: Walk | undefined, fact: Fact, context: WalkContext): number | undefined {
  if (!walk) return context.resolvedBefore(fact.at)
  return walk.standing.resolutions[walk.standing.resolutions.length - 1]?.at
}

/** Enters the circles whose deadline has passed before an instant; a fact at the very instant is in time. */
function passTime(walk: Walk, instant: number): Walk {
  const due = walk.deadlines.filter(({ sighting }) => sighting.enteredAt < instant)
  if (due.length === 0) return walk
  const present = due.reduce(
    (visits, { kind, sighting }) => seen(visits, kind, walk.spell?.key ?? '', sighting),
    walk.present,
  )
  return { ...walk, present, deadlines: walk.deadlines.filter((deadline) => !due.includes(deadline)) }
}

/** Resolution leaves every circle, and the resolving touchpoint enters none. */
function endSpell(walk: Walk, standing: Standing, last: Fact): Walk {
  const left = walk.present.map((circle) => leave(circle, last.at))
  return { standing, past: [...walk.past, ...left], present: [], deadlines: [], last }
}

function judge(walk: Walk, before: Spell, fact: Fact, context: WalkContext): Walk {
  const charter = context.charters.at(fact.at)
  const judgement: Judgement = { charter, owner: charter.ownerOf(context.topic) }
  const spell = advanceSpell(before, fact, charter)
  let present = walk.present
  let deadlines: readonly Deadline[] = []
  for (const { kind, inspect } of circles) {
    const sighting = inspect(spell, judgement)
    if (!sighting) present = notSeen(present, kind, fact.at)
    else if (sighting.enteredAt <= fact.at) present = seen(present, kind, spell.key, sighting)
    else deadlines = [...deadlines, { kind, sighting }]
  }
  return { ...walk, spell, present, deadlines }
}

/** Enters the circle, or adds what its open visit has grown by. */
function seen(
  present: readonly CircleVisits[],
  kind: CircleKind,
  spell: string,
  sighting: Sighting,
): readonly CircleVisits[] {
  const circle = present.find((each) => each.kind === kind)
  const open = circle && openVisit(circle)
  if (open && open.evidence.length >= sighting.weight) return present
  const { enteredAt, missing } = sighting
  const visit: Visit = open
    ? { ...open, evidence: open.evidence.with(sighting.evidence(open.evidence.length)) }
    : { enteredAt, evidence: Grown.empty<string>().with(sighting.evidence(0)), missing }
  if (!circle) return [...present, { kind, spell, visits: [visit] }]
  const visits = open ? [...circle.visits.slice(0, -1), visit] : [...circle.visits, visit]
  return present.map((each) => (each === circle ? { ...circle, visits } : each))
}

function notSeen(present: readonly CircleVisits[], kind: CircleKind, instant: number): readonly CircleVisits[] {
  const circle = present.find((each) => each.kind === kind)
  if (!circle || !openVisit(circle)) return present
  return present.map((each) => (each === circle ? leave(circle, instant) : each))
}

function leave(circle: CircleVisits, leftAt: number): CircleVisits {
  const open = openVisit(circle)
  return open ? { ...circle, visits: [...circle.visits.slice(0, -1), { ...open, leftAt }] } : circle
}

function openVisit({ visits }: CircleVisits): Visit | undefined {
  const last = visits[visits.length - 1]
  return last?.leftAt === undefined ? last : undefined
}
