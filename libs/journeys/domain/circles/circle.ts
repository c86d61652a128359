import type { Charter } from '#charter'
import type { Spell } from '../spell.js'
import type { Status } from '../standing.js'

/** The nine circles, by depth. */
export const circleKinds = [
  'limbo',
  'dropped-baton',
  'cold-handoff',
  'wrong-door',
  'ping-pong',
  'carousel',
  'broken-promise',
  'relapse',
  'forsaken',
] as const
export type CircleKind = (typeof circleKinds)[number]

/** By what a spell is judged, and when. */
export interface Judgement {
  /** The instant that is judged: that of the latest fact, or of a deadline that has passed since. */
  readonly at: number
  /** The charter in force at the latest fact. */
  readonly charter: Charter
  /** The owner of the journey's topic. */
  readonly owner: string | undefined
  readonly status: Status
  /** Whether the journey is in this circle already. */
  readonly isOpen: boolean
  /** Whether the journey is in another circle; or, where no touchpoint came, still in this one. */
  readonly inCircle: boolean
}

/** What a circle sees in a spell: when it is or will be entered, and the touchpoints that show it. */
export interface Sighting {
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  /** Entered when time alone passes that instant: a fact at the very instant is in time. */
  readonly isDeadline?: boolean
  /** Where another touchpoint shows it first, it is another visit. */
  readonly isApart?: boolean
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
  /** Left by resolution alone. */
  readonly untilResolution?: true
  /** What stands now, nothing where the circle is not (or no longer) entered. */
  inspect(spell: Spell, judgement: Judgement): Sighting | undefined
}

/** A sighting that becomes true when nothing prevents it by an instant. */
export const deadline = (enteredAt: number, evidence: readonly string[], missing?: string): Sighting =>
  sighting(enteredAt, evidence, missing, true)

/** A sighting whose evidence is a short list. */
export function sighting(
  enteredAt: number,
  evidence: readonly string[],
  missing?: string,
  isDeadline?: boolean,
): Sighting {
  return { enteredAt, isDeadline, weight: evidence.length, evidence: (from) => evidence.slice(from), missing }
}
