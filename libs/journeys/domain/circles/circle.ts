import type { Charter } from '#charter'
import type { Spell } from '../spell.js'

/** The circles that are judged so far, by depth. */
export const circleKinds = ['wrong-door', 'ping-pong', 'carousel', 'relapse'] as const
export type CircleKind = (typeof circleKinds)[number]

/** By what a spell is judged: the charter in force at the fact, and the owner of the journey's topic. */
export interface Judgement {
  readonly charter: Charter
  readonly owner: string | undefined
}

/** What a circle sees in a spell: when it is or will be entered, and the touchpoints that show it. */
export interface Sighting {
  /** Milliseconds since 1970; an instant still to come is a deadline. */
  readonly enteredAt: number
  /** How many touchpoints show it: a sighting with more than before has grown at the end. */
  readonly weight: number
  /** The ids of those touchpoints from an index on. */
  evidence(from: number): string[]
  /** The role that should have been there. */
  readonly missing?: string
}

/** One of the nine circles: a rule over the summary of a spell. Resolution leaves all; the caller sees to that. */
export interface Circle {
  readonly kind: CircleKind
  readonly depth: number
  /** What stands now, nothing where the circle is not (or no longer) entered. */
  inspect(spell: Spell, judgement: Judgement): Sighting | undefined
}

/** A sighting whose evidence is a short list. */
export function sighting(enteredAt: number, evidence: readonly string[], missing?: string): Sighting {
  return { enteredAt, weight: evidence.length, evidence: (from) => evidence.slice(from), missing }
}
