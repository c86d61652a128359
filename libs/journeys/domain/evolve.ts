import { assignmentIn, released } from './assignments.js'
import { journeyIn, pairKey, refKey, threadKey, type ClientState } from './client-state.js'
import { commandedFactIn, isCommanded } from './commanded.js'
import { contactKey } from './contact.js'
import type { Due } from './due.js'
import type { ClientEvent } from './events.js'
import { evolveCircle } from './evolve-circles.js'
import { compareFacts, factOf, placeOf, type Fact } from './fact.js'
import { comesLast, earlierTopic, newJourney, topicOf, type Journey } from './journey.js'
import { TopicJourneys } from './topic-journeys.js'
import { forgetDerived, forgetWalk, standingOf } from './walked.js'

/** The client after one more event. Owns the state and advances it in place. */
export function evolve(state: ClientState, event: ClientEvent): ClientState {
  state.revision += 1
  const next = apply(state, event)
  if ('due' in event.data && event.data.due) remember(next, event.data.due)
  return next
}

function apply(state: ClientState, event: ClientEvent): ClientState {
  if (isCommanded(event)) return withFact(state, event.data.journeyId, commandedFactIn(event))
  switch (event.type) {
    case 'ClientRegistered':
      state.clientId = event.data.clientId
      state.code = event.data.code
      state.name = event.data.name
      return state
    case 'ClientChanged':
      state.changedName = event.data.name
      return state
    case 'ContactAdded':
      state.contacts.set(contactKey(event.data), event.data.contactId)
      return state
    case 'ClientRefLinked':
      state.refs.add(refKey(event.data))
      return state
    case 'MemberAssigned':
      state.assignments = [...state.assignments, assignmentIn(event.data)]
      return state
    case 'MemberReleased':
      state.assignments = released(state.assignments, { ...event.data, at: Date.parse(event.data.at) })
      return state
    case 'JourneyOpened':
      state.journeys.set(event.data.journeyId, newJourney(event.data.journeyId, event.data.key))
      return state
    case 'TouchpointRecorded': {
      const { touchpointId, journeyId, source } = event.data
      const thread = source && threadKey(source)
      const begins = thread !== undefined && !state.threads.has(thread) ? thread : undefined
      state.touchpoints.set(touchpointId, { journeyId, revision: state.revision - 1, ...(begins && { begins }) })
      if (begins) state.threads.set(begins, journeyId)
      return withFact(state, journeyId, factOf(touchpointId, Date.parse(event.data.occurredAt), event.data))
    }
    case 'JourneyChanged': {
      const { journeyId, title, topic, priority, labels } = event.data
      return changing(state, journeyId, (journey) => {
        journey.title = title ?? journey.title
        journey.priority = priority ?? journey.priority
        journey.labels = labels ?? journey.labels
        journey.changedTopic = topic ?? journey.changedTopic
        if (topic !== undefined || priority !== undefined) forgetWalk(journey)
      })
    }
    case 'TouchpointMoved': {
      const { touchpointId, fromJourneyId, toJourneyId } = event.data
      return moveTouchpoints(state, [touchpointId], fromJourneyId, toJourneyId)
    }
    case 'JourneySplit': {
      const { touchpointIds, fromJourneyId, toJourneyId } = event.data
      state.proposals.set(pairKey(fromJourneyId, toJourneyId), 'refused')
      return moveTouchpoints(state, touchpointIds, fromJourneyId, toJourneyId)
    }
    case 'JourneysMerged': {
      const facts = journeyIn(state, event.data.fromJourneyId)?.facts ?? []
      changing(state, event.data.fromJourneyId, (journey) => replaceFacts(state, journey, []))
      changing(state, event.data.intoJourneyId, (journey) => replaceFacts(state, journey, [...journey.facts, ...facts]))
      const from = state.journeys.get(event.data.fromJourneyId)
      if (from) from.mergedInto = event.data.intoJourneyId
      settleProposals(state, event.data.fromJourneyId)
      return unindexed(state, from)
    }
    case 'TimePassed':
      state.passedUntil = Math.max(state.passedUntil, Date.parse(event.data.until))
      return state
    case 'MergeProposed':
      state.proposals.set(pairKey(event.data.journeyId, event.data.withJourneyId), 'open')
      return state
    case 'MergeRefused':
      state.proposals.set(pairKey(event.data.journeyId, event.data.withJourneyId), 'refused')
      return state
    case 'CircleEntered':
    case 'CircleEvidenceAdded':
    case 'CircleLeft':
    case 'CircleCorrected':
    case 'CircleRetracted':
    case 'CircleAcknowledged':
    case 'CircleDismissed':
      return evolveCircle(state, event)
  }
}

/** The last word on when time alone will next change each of some journeys. */
function remember(state: ClientState, due: Due): void {
  for (const [journeyId, instant] of Object.entries(due)) {
    const journey = state.journeys.get(journeyId)
    if (journey) journey.dueAt = instant === null ? undefined : Date.parse(instant)
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
  if (after !== undefined) ofTopic(state, after).put(journey.id, standingOf(journey))
  if (before === after) return state
  if (before !== undefined) state.byTopic.get(before)?.delete(journey.id)
  forgetWalk(journey)
  const from = standingOf(journey)?.resolutions[0]?.at ?? Infinity
  unwalk(state, journey, from, before)
  unwalk(state, journey, from)
  return state
}

function ofTopic({ byTopic }: ClientState, topic: string): TopicJourneys {
  let journeys = byTopic.get(topic)
  if (!journeys) byTopic.set(topic, (journeys = new TopicJourneys()))
  return journeys
}

/** Forgets the walks of later journeys of the topic: what stood resolved when they began may have changed. */
function unwalk(state: ClientState, journey: Journey, from: number, topic = topicOf(journey)): void {
  if (topic === undefined) return
  for (const id of state.byTopic.get(topic)?.startedFrom(from) ?? []) {
    const sibling = id === journey.id ? undefined : state.journeys.get(id)
    if (sibling) forgetWalk(sibling)
  }
}

function replaceFacts(state: ClientState, journey: Journey, facts: Fact[]): void {
  unwalk(state, journey, -Infinity)
  journey.facts = facts.sort(compareFacts)
  journey.topicFact = journey.facts.find(({ topic }) => topic !== undefined)
  forgetDerived(journey)
}

/** Touchpoints go over to another journey, and a thread goes with its first touchpoint. */
function moveTouchpoints(state: ClientState, ids: readonly string[], fromId: string, toId: string): ClientState {
  const moved = new Set(ids)
  for (const id of moved) {
    const place = state.touchpoints.get(id)
    if (place) place.journeyId = toId
    if (place?.begins !== undefined) state.threads.set(place.begins, toId)
  }
  const facts = journeyIn(state, fromId)?.facts ?? []
  const staying = facts.filter(({ id }) => !moved.has(id))
  const going = facts.filter(({ id }) => moved.has(id))
  changing(state, fromId, (journey) => replaceFacts(state, journey, staying))
  return changing(state, toId, (journey) => replaceFacts(state, journey, [...journey.facts, ...going]))
}

/** With a journey that is no more nothing can be merged. */
function settleProposals({ proposals }: ClientState, goneId: string): void {
  for (const [pair, state] of proposals)
    if (state === 'open' && pair.split(' ').includes(goneId)) proposals.set(pair, 'settled')
}

/** A journey that is no more has no topic: nothing joins it, nothing relapses from it. */
function unindexed(state: ClientState, journey: Journey | undefined): ClientState {
  const topic = journey && topicOf(journey)
  if (journey && topic !== undefined) state.byTopic.get(topic)?.delete(journey.id)
  return state
}
