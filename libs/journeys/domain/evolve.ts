import { circleKey } from './circle-difference.js'
import { journeyIn, pairKey, refKey, threadKey, type ClientState } from './client-state.js'
import type { ClientEvent, RecordedVisit } from './events.js'
import { commandedFact, compareFacts, factOf, placeOf, type Fact } from './fact.js'
import {
  comesLast,
  earlierTopic,
  newJourney,
  topicOf,
  type AnnouncedCircle,
  type AnnouncedVisit,
  type Journey,
} from './journey.js'
import { forgetDerived, forgetWalk, standingOf } from './walked.js'

/** The client after one more event. Owns the state and advances it in place. */
export function evolve(state: ClientState, event: ClientEvent): ClientState {
  state.revision += 1
  switch (event.type) {
    case 'ClientRegistered':
      state.clientId = event.data.clientId
      state.code = event.data.code
      return state
    case 'ClientRefLinked':
      state.refs.add(refKey(event.data))
      return state
    case 'JourneyOpened':
      state.journeys.set(event.data.journeyId, newJourney(event.data.journeyId, event.data.key))
      return state
    case 'TouchpointRecorded': {
      const { touchpointId, journeyId, source } = event.data
      const thread = source && threadKey(source)
      state.touchpoints.set(touchpointId, { journeyId, revision: state.revision - 1 })
      if (thread !== undefined && !state.threads.has(thread)) state.threads.set(thread, journeyId)
      return withFact(state, journeyId, factOf(touchpointId, Date.parse(event.data.occurredAt), event.data))
    }
    case 'JourneyResolved':
      return withFact(
        state,
        event.data.journeyId,
        commandedFact(event.data.factId, Date.parse(event.data.at), event.data.order, 'resolves'),
      )
    case 'JourneyReopened':
      return withFact(
        state,
        event.data.journeyId,
        commandedFact(event.data.factId, Date.parse(event.data.at), event.data.order, 'reopens'),
      )
    case 'JourneyChanged': {
      const { journeyId, title, topic, priority, labels } = event.data
      return changing(state, journeyId, (journey) => {
        journey.title = title ?? journey.title
        journey.priority = priority ?? journey.priority
        journey.labels = labels ?? journey.labels
        if (topic === undefined) return
        journey.changedTopic = topic
        forgetWalk(journey)
      })
    }
    case 'TouchpointMoved': {
      const { touchpointId, fromJourneyId, toJourneyId } = event.data
      const fact = journeyIn(state, fromJourneyId)?.facts.find(({ id }) => id === touchpointId)
      const place = state.touchpoints.get(touchpointId)
      if (place) place.journeyId = toJourneyId
      if (!fact) return state
      changing(state, fromJourneyId, (journey) =>
        replaceFacts(
          state,
          journey,
          journey.facts.filter((each) => each !== fact),
        ),
      )
      return changing(state, toJourneyId, (journey) => replaceFacts(state, journey, [...journey.facts, fact]))
    }
    case 'JourneysMerged': {
      const facts = journeyIn(state, event.data.fromJourneyId)?.facts ?? []
      changing(state, event.data.fromJourneyId, (journey) => replaceFacts(state, journey, []))
      changing(state, event.data.intoJourneyId, (journey) => replaceFacts(state, journey, [...journey.facts, ...facts]))
      const from = state.journeys.get(event.data.fromJourneyId)
      if (from) from.mergedInto = event.data.intoJourneyId
      return unindexed(state, from)
    }
    case 'MergeProposed':
      state.proposals.add(pairKey(event.data.journeyId, event.data.withJourneyId))
      return state
    case 'CircleEntered': {
      const { circleId, kind, spell, enteredAt, evidence, missing } = event.data
      return announcing(state, event.data.journeyId, circleId, (known = { circleId, kind, spell, visits: [] }) => {
        known.visits.push(announcedVisit({ enteredAt, evidence, missing }))
        return known
      })
    }
    case 'CircleEvidenceAdded':
      return announcing(state, event.data.journeyId, event.data.circleId, (known) => {
        known?.visits[known.visits.length - 1]?.evidence.push(...event.data.evidence)
        return known
      })
    case 'CircleLeft':
      return announcing(state, event.data.journeyId, event.data.circleId, (known) => {
        const open = known?.visits.pop()
        if (open) known?.visits.push({ ...open, leftAt: Date.parse(event.data.leftAt) })
        return known
      })
    case 'CircleCorrected': {
      const { circleId, kind, spell, visits } = event.data
      return announcing(state, event.data.journeyId, circleId, () => ({
        circleId,
        kind,
        spell,
        visits: visits.map(announcedVisit),
      }))
    }
    case 'CircleRetracted':
      return announcing(state, event.data.journeyId, event.data.circleId, () => undefined)
  }
}

function withFact(state: ClientState, journeyId: string, fact: Fact): ClientState {
  return changing(state, journeyId, (journey) => {
    journey.topicFact = earlierTopic(journey.topicFact, fact)
    if (!comesLast(journey.facts, fact)) {
      journey.facts.splice(placeOf(journey.facts, fact), 0, fact)
      forgetDerived(journey)
      return unwalk(state, journey, fact.at)
    }
    const before = standingOf(journey)
    journey.facts.push(fact)
    if (standingOf(journey)?.resolutions !== before?.resolutions) unwalk(state, journey, fact.at)
  })
}

/** Changes a journey and keeps the index of topics; a journey whose topic changes is walked anew, and so are those that it may have touched. */
function changing(state: ClientState, journeyId: string, change: (journey: Journey) => void): ClientState {
  const journey = journeyIn(state, journeyId)
  if (!journey) return state
  const before = topicOf(journey)
  change(journey)
  const after = topicOf(journey)
  if (before === after) return state
  unwalk(state, journey, -Infinity, before)
  if (before !== undefined) state.byTopic.get(before)?.delete(journey.id)
  if (after !== undefined) state.byTopic.set(after, (state.byTopic.get(after) ?? new Set()).add(journey.id))
  forgetWalk(journey)
  unwalk(state, journey, -Infinity)
  return state
}

/** Forgets the walks of later journeys of the topic: what stood resolved when they began may have changed. */
function unwalk(state: ClientState, journey: Journey, from: number, topic = topicOf(journey)): void {
  if (topic === undefined) return
  for (const other of state.byTopic.get(topic) ?? []) {
    const sibling = other === journey.id ? undefined : state.journeys.get(other)
    if (sibling && (sibling.facts[0]?.at ?? 0) >= from) forgetWalk(sibling)
  }
}

function replaceFacts(state: ClientState, journey: Journey, facts: Fact[]): void {
  unwalk(state, journey, -Infinity)
  journey.facts = facts.sort(compareFacts)
  journey.topicFact = journey.facts.find(({ topic }) => topic !== undefined)
  forgetDerived(journey)
}

/** A journey that is no more has no topic: nothing joins it, nothing relapses from it. */
function unindexed(state: ClientState, journey: Journey | undefined): ClientState {
  const topic = journey && topicOf(journey)
  if (journey && topic !== undefined) state.byTopic.get(topic)?.delete(journey.id)
  return state
}

function announcing(
  state: ClientState,
  journeyId: string,
  circleId: string,
  tell: (known: AnnouncedCircle | undefined) => AnnouncedCircle | undefined,
): ClientState {
  const announced = state.journeys.get(journeyId)?.announced
  const known = [...(announced?.values() ?? [])].find((circle) => circle.circleId === circleId)
  const told = tell(known)
  if (told) announced?.set(circleKey(told), told)
  else if (known) announced?.delete(circleKey(known))
  return state
}

function announcedVisit({ enteredAt, leftAt, evidence, missing }: RecordedVisit): AnnouncedVisit {
  return {
    enteredAt: Date.parse(enteredAt),
    ...(leftAt !== undefined && { leftAt: Date.parse(leftAt) }),
    evidence: [...evidence],
    ...(missing !== undefined && { missing }),
  }
}
