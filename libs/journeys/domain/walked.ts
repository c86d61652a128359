import type { CharterHistory } from '#charter'
import type { Journey } from './journey.js'
import { advanceStanding, type Standing } from './standing.js'
import { advanceWalk, type Walk, type WalkContext } from './walk.js'

/*
 * What is derived from a journey's facts is kept beside the state, not in it: it goes on from where it
 * stopped when facts come behind the others, and is forgotten when one comes between them.
 */

interface Derived<What> {
  readonly what: What | undefined
  /** Over how many of the journey's facts. */
  readonly count: number
}

interface DerivedWalk extends Derived<Walk> {
  readonly charters: CharterHistory
}

const standings = new WeakMap<Journey, Derived<Standing>>()
const walks = new WeakMap<Journey, DerivedWalk>()
/** What decisions foresaw: good once the facts that they foresaw are the journey's. */
const foreseen = new WeakMap<Journey, DerivedWalk>()

/** How a journey stands after all its facts. */
export function standingOf(journey: Journey): Standing | undefined {
  const known = standings.get(journey)
  if (known?.count === journey.facts.length) return known.what
  let standing = known?.what
  for (const fact of newFacts(journey, known)) standing = advanceStanding(standing, fact)
  standings.set(journey, { what: standing, count: journey.facts.length })
  return standing
}

/** What has come of a journey after all its facts. */
export function walkOf(journey: Journey, context: WalkContext): Walk | undefined {
  const kept = cameTrue(journey, foreseen.get(journey)) ?? walks.get(journey)
  const known = kept?.charters === context.charters ? kept : undefined
  let walk = known?.what
  for (const fact of newFacts(journey, known)) walk = advanceWalk(walk, fact, context)
  walks.set(journey, { what: walk, count: journey.facts.length, charters: context.charters })
  return walk
}

/** Keeps what a decision found will come of a journey with so many more facts behind its own. */
export function foresee(journey: Journey, walk: Walk | undefined, more: number, { charters }: WalkContext): void {
  foreseen.set(journey, { what: walk, count: journey.facts.length + more, charters })
}

/** Forgets what was derived from facts that are not the journey's first ones any more. */
export function forgetDerived(journey: Journey): void {
  standings.delete(journey)
  forgetWalk(journey)
}

/** Forgets the walk alone: something beside the facts has changed. */
export function forgetWalk(journey: Journey): void {
  walks.delete(journey)
  foreseen.delete(journey)
}

const cameTrue = ({ facts }: Journey, walk: DerivedWalk | undefined): DerivedWalk | undefined =>
  walk && walk.count <= facts.length && facts[walk.count - 1]?.id === walk.what?.last.id ? walk : undefined

const newFacts = ({ facts }: Journey, known: Derived<unknown> | undefined) =>
  known?.count === facts.length ? [] : facts.slice(known?.count ?? 0)
