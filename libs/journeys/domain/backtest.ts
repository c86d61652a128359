import type { CharterHistory } from '#charter'
import { circleKey } from './circle-difference.js'
import { walkContext } from './client-draft.js'
import type { ClientState } from './client-state.js'
import type { Journey } from './journey.js'
import { Spelling } from './spelling.js'
import { circlesOf, walkThrough, type CircleVisits, type Visit, type Walk, type WalkContext } from './walk.js'

/** From an instant on and before another, in milliseconds since 1970; either end may be open. */
export interface Period {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A charter that is tried on the past, beside the one that was in force. */
export interface Trial {
  readonly inForce: CharterHistory
  /** The draft as the only version, so that it reaches back for ever. */
  readonly draft: CharterHistory
  readonly period: Period
  /** Time is known to have passed up to here for all clients; milliseconds since 1970. */
  readonly passedUntil: number
}

/** What becomes of one circle: only the draft finds it, only the charter in force does, or they find other visits. */
export const circleChanges = ['gained', 'lost', 'changed'] as const
export type CircleChange = (typeof circleChanges)[number]

/** A circle of a spell that a draft sees otherwise, with its visits in the period. */
export interface ChangedCircle extends Pick<CircleVisits, 'kind' | 'spell'> {
  readonly change: CircleChange
  /** Under the charter in force; none of a circle that is gained. */
  readonly before: readonly Visit[]
  /** Under the draft; none of a circle that is lost. */
  readonly after: readonly Visit[]
}

/** The circles of one journey under both charters, with their visits in the period. */
export interface TriedJourney {
  readonly journey: Journey
  readonly before: readonly CircleVisits[]
  readonly after: readonly CircleVisits[]
  readonly changes: readonly ChangedCircle[]
}

/**
 * Tries a draft of the charter on all journeys of a client. The journeys stay as they were stitched. A role or topic
 * that the draft knows is judged under the draft's name for it. Names that the draft does not know are kept as they
 * are spelled: such a role is one more role, such a topic has no owner; the spelling tells afterwards which they were.
 * Both charters are judged up to the same instant.
 */
export function tryOn(state: ClientState, trial: Trial, spelling = new Spelling(trial.draft.latest)): TriedJourney[] {
  const tried = [...state.journeys.values()].filter(
    ({ facts, mergedInto }) => facts.length > 0 && mergedInto === undefined,
  )
  return tried.map((journey) => {
    const { facts } = journey
    const inForce = contextOf(state, journey, trial.inForce, trial.passedUntil)
    const draft = contextOf(state, journey, trial.draft, trial.passedUntil)
    const respelled = facts.map((fact) => spelling.fact(fact))
    const before = circlesIn(trial.period, walkThrough(facts, inForce))
    const after = circlesIn(trial.period, walkThrough(respelled, { ...draft, topic: spelling.topic(draft.topic) }))
    return { journey, before, after, changes: changesBetween(before, after) }
  })
}

function contextOf(state: ClientState, journey: Journey, charters: CharterHistory, passedUntil: number): WalkContext {
  const context = walkContext(state, journey, charters)
  return { ...context, passedUntil: Math.max(context.passedUntil, passedUntil) }
}

/** The circles that were visited in a period, with these visits: a visit counts if it lies there at least partly. */
function circlesIn({ from = -Infinity, to = Infinity }: Period, walk: Walk | undefined): CircleVisits[] {
  return circlesOf(walk).flatMap((circle) => {
    const visits = circle.visits.filter(({ enteredAt, leftAt = Infinity }) => enteredAt < to && leftAt >= from)
    return visits.length > 0 ? [{ ...circle, visits }] : []
  })
}

function changesBetween(before: readonly CircleVisits[], after: readonly CircleVisits[]): ChangedCircle[] {
  const found = new Map(after.map((circle) => [circleKey(circle), circle]))
  const known = new Set(before.map(circleKey))
  return [
    ...before.flatMap((circle): ChangedCircle[] => {
      const now = found.get(circleKey(circle))
      if (now && sameVisits(circle.visits, now.visits)) return []
      return [changed(now ? 'changed' : 'lost', circle, circle.visits, now?.visits)]
    }),
    ...after
      .filter((circle) => !known.has(circleKey(circle)))
      .map((circle) => changed('gained', circle, [], circle.visits)),
  ]
}

const changed = (
  change: CircleChange,
  { kind, spell }: CircleVisits,
  before: readonly Visit[],
  after: readonly Visit[] = [],
): ChangedCircle => ({ change, kind, spell, before, after })

const sameVisits = (some: readonly Visit[], others: readonly Visit[]): boolean =>
  some.length === others.length && some.every((visit, index) => isSame(visit, others[index]))

function isSame(one: Visit, other: Visit | undefined): boolean {
  if (one.enteredAt !== other?.enteredAt || one.leftAt !== other.leftAt || one.missing !== other.missing) return false
  const ids = other.evidence.from(0)
  return one.evidence.length === ids.length && one.evidence.from(0).every((id, index) => id === ids[index])
}
