import { compareFacts, placeOf, type Fact } from './fact.js'
import type { CircleKind } from './circles/circle.js'
import type { Priority } from './events.js'

/** A visit as it was announced. Instants in milliseconds. */
export interface AnnouncedVisit {
  readonly enteredAt: number
  readonly leftAt?: number
  readonly evidence: string[]
  readonly missing?: string
}

/** A circle as its events have told it so far. */
export interface AnnouncedCircle {
  readonly circleId: string
  readonly kind: CircleKind
  readonly spell: string
  readonly visits: AnnouncedVisit[]
  /** A member has taken note of it. */
  readonly acknowledged?: true
  /** A member has said that it is a legitimate loop. */
  readonly dismissed?: true
}

/** One need of the client, as its events tell it. */
export interface Journey {
  readonly id: string
  readonly key: string
  /** Sorted by `compareFacts`. */
  facts: Fact[]
  title?: string
  priority?: Priority
  labels: readonly string[]
  /** The topic of the last change, which outweighs the touchpoints'. */
  changedTopic?: string
  /** The earliest fact that has a topic. */
  topicFact?: Fact
  /** By kind and spell. */
  readonly announced: Map<string, AnnouncedCircle>
  mergedInto?: string
  /** When time alone will next change something; milliseconds since 1970. */
  dueAt?: number
}

export function newJourney(id: string, key: string): Journey {
  return { id, key, facts: [], labels: [], announced: new Map() }
}

/** The journey's topic: the last change, else that of the earliest touchpoint that has one. */
export const topicOf = ({ changedTopic, topicFact }: Pick<Journey, 'changedTopic' | 'topicFact'>): string | undefined =>
  changedTopic ?? topicFact?.topic

/** The earlier of two facts that may have a topic. */
export function earlierTopic(one: Fact | undefined, other: Fact): Fact | undefined {
  if (other.topic === undefined) return one
  return one && compareFacts(one, other) < 0 ? one : other
}

/** Whether a fact would come behind all of the journey's. */
export function comesLast(facts: readonly Fact[], fact: Fact): boolean {
  const last = facts[facts.length - 1]
  return !last || compareFacts(last, fact) < 0
}

/** How far a journey's nearest touchpoint lies from an instant, in milliseconds. */
export function distanceFrom(facts: readonly Fact[], fact: Fact): number {
  const place = placeOf(facts, fact)
  const neighbours = [facts[place - 1], facts[place]]
  return Math.min(...neighbours.map((each) => (each ? Math.abs(each.at - fact.at) : Infinity)))
}
