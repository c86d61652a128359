import type { Deed } from './deed.js'
import type { Direction, Effect, Intent, Touchpoint } from './touchpoint.js'

/** What the rules know of a touchpoint, or of what a member commanded. */
export interface Fact {
  readonly id: string
  /** When it happened, milliseconds since 1970. */
  readonly at: number
  /** The source's order number; facts without one come first. */
  readonly order: number
  readonly role?: string
  readonly team?: string
  readonly member?: string
  /** The member, where the name identifies a person. */
  readonly person?: string
  readonly direction?: Direction
  readonly intent?: Intent
  readonly effect?: Effect
  readonly topic?: string
  readonly channel?: string
  /** The role that a touchpoint of ours lets know of the journey. */
  readonly informs?: string
  /** The client tells the story again. */
  readonly repeats?: boolean
  /** What a member did other than touch the client; never on a touchpoint. */
  readonly deed?: Deed
  /** On the timeline, moves nothing. */
  readonly assisting: boolean
  /** False for what a member commanded: it names no holder. */
  readonly touchpoint: boolean
}

/** The fact in a touchpoint that happened at an instant, in milliseconds. */
export function factOf(id: string, at: number, touchpoint: Omit<Touchpoint, 'occurredAt'>): Fact {
  const { member, impersonal, direction, assisting = false } = touchpoint
  return {
    id,
    at,
    order: touchpoint.order ?? 0,
    role: touchpoint.role,
    team: touchpoint.team,
    member,
    person: impersonal ? undefined : member,
    direction,
    intent: touchpoint.intent ?? impliedIntent(direction),
    effect: touchpoint.effect,
    topic: touchpoint.topic,
    channel: touchpoint.channel,
    informs: assisting || direction === 'inbound' ? undefined : touchpoint.to,
    repeats: touchpoint.repeats,
    assisting,
    touchpoint: true,
  }
}

/** The role that a touchpoint lets know of the journey, which the one that writes has no need of. */
export const informedBy = ({ informs, role }: Fact): string | undefined => (informs === role ? undefined : informs)

/** Where a source gives a direction but no intent, inbound counts as an ask and outbound as an answer. */
function impliedIntent(direction: Direction | undefined): Intent | undefined {
  if (direction === 'inbound') return 'ask'
  return direction === 'outbound' ? 'answer' : undefined
}

/** The order of a journey's facts: when they happened, then the source's order number, then id; never arrival. */
export function compareFacts(one: Fact, other: Fact): number {
  return one.at - other.at || one.order - other.order || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}

/** Where a fact belongs among sorted facts: the index of the first one behind it. */
export function placeOf(facts: readonly Fact[], fact: Fact): number {
  let low = 0
  let high = facts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = facts[middle]
    if (other && compareFacts(other, fact) < 0) low = middle + 1
    else high = middle
  }
  return low
}
