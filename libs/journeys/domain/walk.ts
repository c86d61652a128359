import type { CharterHistory } from '#charter'
import type { CircleKind, Judgement, Sighting } from './circles/circle.js'
import { circles } from './circles/circles.js'
import { forsaken } from './circles/forsaken.js'
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
  /** By what the last fact was judged. */
  readonly judgement?: Judgement
}

/** What a walk needs beside the facts. */
export interface WalkContext {
  readonly charters: CharterHistory
  /** The journey's topic, which is timeless. */
  readonly topic: string | undefined
  /** The journey's priority, timeless as well. */
  readonly priority: string | undefined
  /** Time is known to have passed up to here, whatever was recorded since. */
  readonly passedUntil: number
  /** When the latest of the topic's other journeys was resolved that stood so at an instant. */
  resolvedBefore(instant: number): number | undefined
}

/** Walks through sorted facts from the beginning, and then lets the time pass that is known to have. */
export function walkThrough(facts: Iterable<Fact>, context: WalkContext): Walk | undefined {
  let walk: Walk | undefined
  for (const fact of facts) walk = advanceWalk(walk, fact, context)
  return walk && passTime(walk, context.passedUntil)
}

/** The walk after one more fact, which lies behind all the others. */
export function advanceWalk(before: Walk | undefined, fact: Fact, context: WalkContext): Walk {
  const standing = advanceStanding(before?.standing, fact)
  const walk = before && passTime(before, fact.at)
  if (standing.status === 'resolved')
    return walk?.spell ? endSpell(walk, standing, fact) : { ...atRest(walk, fact), standing }
  const spell =
    walk?.spell ??
    beginSpell(fact, walk ? fact.id : 'first', resolvedBefore(walk, fact, context), context.charters.at(fact.at))
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

/** The walk when time has passed up to an instant. Deadlines before it have come true; a fact at the very instant is in time. */
export function passTime(walk: Walk, instant: number): Walk {
  const due = walk.deadlines.filter(({ sighting }) => sighting.enteredAt < instant)
  if (due.length === 0) return walk
  due.sort((one, other) => one.sighting.enteredAt - other.sighting.enteredAt)
  const present = due.reduce((before, deadline) => comeTrue(walk, before, deadline), walk.present)
  return { ...walk, present, deadlines: walk.deadlines.filter((deadline) => !due.includes(deadline)) }
}

/** When time alone will next change something, if it will. */
export function nextDueAt(walk: Walk | undefined): number | undefined {
  const instants = walk?.deadlines.map(({ sighting }) => sighting.enteredAt) ?? []
  return instants.length > 0 ? Math.min(...instants) : undefined
}

/** Enters a circle by time, and those that look at whether the journey is in a circle. */
function comeTrue(
  { spell, judgement }: Walk,
  before: readonly CircleVisits[],
  { kind, sighting }: Deadline,
): readonly CircleVisits[] {
  if (!spell || !judgement) return before
  const present = seen(before, kind, spell.key, sighting)
  const then = { ...judgement, at: sighting.enteredAt, inCircle: true }
  const also = forsaken.inspect(spell, then)
  return also && !also.isDeadline ? seen(present, forsaken.kind, spell.key, also) : present
}

/** Resolution leaves every circle, and the resolving touchpoint enters none. */
function endSpell(walk: Walk, standing: Standing, last: Fact): Walk {
  const left = walk.present.map((circle) => leave(circle, last.at))
  return { standing, past: [...walk.past, ...left], present: [], deadlines: [], last }
}

function judge(walk: Walk, before: Spell, fact: Fact, context: WalkContext): Walk {
  const charter = context.charters.at(fact.at)
  const spell = advanceSpell(before, fact, { charter, topic: context.topic, priority: context.priority })
  const owner = charter.ownerOf(context.topic)
  const { status } = walk.standing
  let present = walk.present
  let deadlines: readonly Deadline[] = []
  for (const { kind, inspect, untilResolution } of circles) {
    const isOpen = isIn(present, kind)
    const inCircle = isInCircle(present, kind, fact)
    const sighting = inspect(spell, { at: fact.at, charter, owner, status, isOpen, inCircle })
    const isPending = sighting?.isDeadline && sighting.enteredAt >= fact.at
    if (isPending) deadlines = [...deadlines, { kind, sighting }]
    if (!sighting || isPending) present = untilResolution ? present : notSeen(present, kind, fact.at)
    else if (isOpen || sighting.isDeadline) present = seen(present, kind, spell.key, sighting)
    else if (isShownBy(fact, sighting)) present = seen(present, kind, spell.key, { ...sighting, enteredAt: fact.at })
  }
  const judgement: Judgement = { at: fact.at, charter, owner, status, isOpen: false, inCircle: false }
  return { standing: walk.standing, spell, past: walk.past, present, deadlines, last: walk.last, judgement }
}

const isIn = (present: readonly CircleVisits[], kind: CircleKind): boolean =>
  present.some((circle) => circle.kind === kind && openVisit(circle) !== undefined)

/** A circle is entered at the fact that shows it: an amended charter enters none for what happened before. */
const isShownBy = ({ id, at }: Fact, { enteredAt, weight, evidence }: Sighting): boolean =>
  enteredAt === at || evidence(weight - 1)[0] === id

/** In another circle than this one; where no touchpoint came, still in this one counts too. */
const isInCircle = (present: readonly CircleVisits[], kind: CircleKind, { touchpoint }: Fact): boolean =>
  present.some((circle) => openVisit(circle) && (circle.kind !== kind || !touchpoint))

/** Enters the circle, or adds what its open visit has grown by. */
function seen(
  present: readonly CircleVisits[],
  kind: CircleKind,
  spell: string,
  sighting: Sighting,
): readonly CircleVisits[] {
  const circle = present.find((each) => each.kind === kind)
  const open = circle && openVisit(circle)
  if (open && sighting.isApart && open.evidence.at(0) !== sighting.evidence(0)[0])
    return seen(notSeen(present, kind, sighting.enteredAt), kind, spell, sighting)
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
