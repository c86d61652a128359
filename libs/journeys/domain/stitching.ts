import { uuidV5 } from '#event-sourcing'
import { pairKey, type ClientState } from './client-state.js'
import type { ClientDraft } from './client-draft.js'
import type { IncomingTouchpoint } from './commands.js'
import type { ClientEvent, Stitch } from './events.js'
import type { Fact } from './fact.js'
import type { JourneyDraft } from './journey-draft.js'
import { refuse } from './refusals.js'

/** The journey that a touchpoint joins, why, and the events that say so beside the recording itself. */
export interface Stitched {
  readonly journey: JourneyDraft
  readonly stitchedBy: Stitch
  readonly opening: readonly ClientEvent[]
  readonly proposals: readonly ClientEvent[]
}

/**
 * Finds a touchpoint's journey, once, at arrival: the one named; else that of its source's thread;
 * else the latest open one of its topic that was touched near it; else a new one.
 */
export function stitch(draft: ClientDraft, touchpoint: IncomingTouchpoint, fact: Fact): Stitched {
  if (touchpoint.journeyId !== undefined) {
    const named = draft.journey(touchpoint.journeyId)
    if (!named) refuse('JOURNEY_NOT_FOUND', `The client has no journey ${touchpoint.journeyId}.`, ['journeyId'])
    return { journey: named, stitchedBy: 'named', opening: [], proposals: [] }
  }
  const ofThread = draft.journeyOfThread(touchpoint.source)
  if (ofThread) return { journey: ofThread, stitchedBy: 'thread', opening: [], proposals: [] }
  const near = openNear(draft, fact)
  const [latest, ...others] = near
  if (fact.topic !== undefined && latest) {
    const bridged = others.filter((other) => startsBehind(fact, latest) || startsBehind(fact, other))
    return {
      journey: latest,
      stitchedBy: 'topic',
      opening: [],
      proposals: bridged.map((other) => proposal(other, latest, 'bridges', fact)),
    }
  }
  const { journey, event } = draft.open(uuidV5('journey', fact.id))
  const proposals = latest ? [proposal(journey, latest, 'lacks-topic', fact)] : []
  return { journey, stitchedBy: 'opened', opening: [event], proposals }
}

/** Proposals that no earlier one has made, each pair once. */
export function newProposals(state: ClientState, proposals: readonly ClientEvent[]): ClientEvent[] {
  const made = new Set<string>()
  return proposals.filter((event) => {
    if (event.type !== 'MergeProposed') return false
    const pair = pairKey(event.data.journeyId, event.data.withJourneyId)
    return !state.proposals.has(pair) && !made.has(pair) && made.add(pair)
  })
}

/** Open journeys of the fact's topic, or of any topic where it has none, touched near it; the latest first. */
function openNear(draft: ClientDraft, fact: Fact): JourneyDraft[] {
  const within = draft.charters.at(fact.at).stitchWithin
  return draft
    .openOf(fact.topic)
    .filter((journey) => journey.distanceFrom(fact) <= within)
    .sort(byLastTouch)
}

/** The latest first; where two were touched at the same instant, the one that began first. */
function byLastTouch(one: JourneyDraft, other: JourneyDraft): number {
  const [here, there] = [one.standing, other.standing]
  return (
    (there?.lastAt ?? 0) - (here?.lastAt ?? 0) ||
    (here?.firstAt ?? 0) - (there?.firstAt ?? 0) ||
    (one.id < other.id ? -1 : 1)
  )
}

const startsBehind = (fact: Fact, { standing }: JourneyDraft): boolean => (standing?.firstAt ?? fact.at) > fact.at

function proposal(
  journey: JourneyDraft,
  other: JourneyDraft,
  because: 'lacks-topic' | 'bridges',
  fact: Fact,
): ClientEvent {
  return {
    type: 'MergeProposed',
    data: { journeyId: journey.id, withJourneyId: other.id, because, touchpointId: fact.id },
  }
}
