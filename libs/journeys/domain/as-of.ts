import type { CharterHistory } from '#charter'
import type { Look } from '#event-sourcing'
import { circleIdOf, recordedVisit } from './circle-difference.js'
import type { CircleKind } from './circles/circle.js'
import { circles as rules } from './circles/circles.js'
import { walkContext } from './client-draft.js'
import type { ClientState } from './client-state.js'
import type { RecordedVisit } from './events.js'
import { holderAfter, type Holder } from './holder.js'
import { topicOf, type Journey } from './journey.js'
import type { Status } from './standing.js'
import { circlesOf, walkThrough, type CircleVisits } from './walk.js'

/** A circle that a journey was in by then. A visit that ended later has not ended. */
export interface CircleAsOf extends Pick<CircleVisits, 'kind' | 'spell'> {
  readonly id: string
  readonly depth: number
  readonly visits: readonly RecordedVisit[]
}

/** A journey as it stood. */
export interface JourneyAsOf {
  readonly id: string
  readonly key: string
  /** Timeless: what is known of the topic is known of all instants. */
  readonly topic?: string | undefined
  readonly status: Status
  readonly holder: Holder
  /** The one entered first first. */
  readonly circles: readonly CircleAsOf[]
}

/**
 * The journeys of a client as they stood, by the state that was folded from the events that count. Journeys that had
 * not begun are not there. At an instant, time has passed up to it: deadlines before it have come true. Beyond what was
 * recorded nothing is known, so time passes no further than `knownAt`. Without an instant, the journeys are as announced.
 */
export function journeysAsOf(state: ClientState, charters: CharterHistory, look: Look): JourneyAsOf[] {
  const { at = Infinity, knownAt = Infinity } = look
  const passedUntil = look.at === undefined ? state.passedUntil : Math.min(at, knownAt)
  return [...state.journeys.values()].flatMap((journey) => {
    const facts = journey.facts.filter((fact) => fact.at <= at)
    const walk = walkThrough(facts, { ...walkContext(state, journey, charters), passedUntil })
    if (!walk) return []
    const { id, key } = journey
    return {
      id,
      key,
      topic: topicOf(journey),
      status: walk.standing.status,
      holder: holderAfter(facts),
      circles: circlesOf(walk)
        .map((circle) => circleAsOf(journey, circle))
        .sort((one, other) => enteredAt(one) - enteredAt(other) || one.depth - other.depth),
    }
  })
}

const circleAsOf = ({ id }: Journey, { kind, spell, visits }: CircleVisits): CircleAsOf => ({
  id: circleIdOf(id, { kind, spell }),
  kind,
  depth: depthOf(kind),
  spell,
  visits: visits.map(recordedVisit),
})

const depthOf = (kind: CircleKind): number => rules.find((rule) => rule.kind === kind)?.depth ?? 0

const enteredAt = ({ visits: [first] }: CircleAsOf): number => Date.parse(first?.enteredAt ?? '')
