import type { EncodedState, StateCodec } from '#event-sourcing'
import { circleKey } from './circle-difference.js'
import type { ClientState, ProposalState, TouchpointPlace } from './client-state.js'
import type { Fact } from './fact.js'
import { topicOf, type AnnouncedCircle, type Journey } from './journey.js'
import type { Standing } from './standing.js'
import { TopicJourneys } from './topic-journeys.js'
import { standingOf } from './walked.js'

/** A journey without its facts, which stand in a stretch of the body, in bytes. */
interface KeptJourney extends Omit<Journey, 'facts' | 'announced'> {
  readonly announced: readonly AnnouncedCircle[]
  readonly standing: Standing | undefined
  readonly facts: readonly [from: number, to: number]
}

/** The touchpoints of a client, column by column; journeys by their place. */
interface KeptTouchpoints {
  readonly ids: string[]
  readonly journeys: number[]
  readonly revisions: number[]
  readonly begins: [place: number, thread: string][]
}

interface Head extends Pick<ClientState, 'clientId' | 'code' | 'name' | 'changedName' | 'assignments' | 'revision'> {
  readonly refs: readonly string[]
  readonly contacts: readonly (readonly [string, string])[]
  readonly threads: readonly (readonly [string, string])[]
  readonly proposals: readonly (readonly [string, ProposalState])[]
  /** Null before any time is known to have passed. */
  readonly passedUntil: number | null
  readonly journeys: readonly KeptJourney[]
  readonly touchpoints: KeptTouchpoints
}

/**
 * A client's state as JSON: all that is asked of every client in the head, and the facts of each journey in the body, where
 * they are only read when the journey is touched.
 */
export const clientSnapshots: StateCodec<ClientState> = { version: 'client 1', encode, decode }

function encode(state: ClientState): EncodedState {
  const body: Buffer[] = []
  let length = 0
  const journeys = [...state.journeys.values()].map(({ announced, facts, ...journey }): KeptJourney => {
    const bytes = Buffer.from(JSON.stringify(facts))
    body.push(bytes)
    const from = length
    length += bytes.length
    const standing = standingOf(state.journeys.get(journey.id) as Journey)
    return { ...journey, announced: [...announced.values()], standing, facts: [from, length] }
  })
  const { clientId, code, name, changedName, assignments, revision, passedUntil } = state
  const head: Head = {
    clientId,
    code,
    name,
    changedName,
    assignments,
    revision,
    passedUntil: passedUntil === -Infinity ? null : passedUntil,
    refs: [...state.refs],
    contacts: [...state.contacts],
    threads: [...state.threads],
    proposals: [...state.proposals],
    journeys,
    touchpoints: touchpointsOf(state),
  }
  return { head: JSON.stringify(head), body: Buffer.concat(body) }
}

function touchpointsOf({ journeys, touchpoints }: ClientState): KeptTouchpoints {
  const places = new Map([...journeys.keys()].map((id, place) => [id, place]))
  const kept: KeptTouchpoints = { ids: [], journeys: [], revisions: [], begins: [] }
  for (const [id, { journeyId, revision, begins }] of touchpoints) {
    if (begins !== undefined) kept.begins.push([kept.ids.length, begins])
    kept.ids.push(id)
    kept.journeys.push(places.get(journeyId) ?? -1)
    kept.revisions.push(revision)
  }
  return kept
}

function decode({ head, body }: EncodedState): ClientState {
  const { journeys, touchpoints, refs, contacts, threads, proposals, passedUntil, ...rest } = JSON.parse(head) as Head
  const state: ClientState = {
    ...rest,
    passedUntil: passedUntil ?? -Infinity,
    refs: new Set(refs),
    contacts: new Map(contacts),
    threads: new Map(threads),
    proposals: new Map(proposals),
    journeys: new Map(journeys.map((kept) => [kept.id, journeyOf(kept, body)])),
    touchpoints: placesOf(touchpoints, journeys),
    byTopic: new Map(),
  }
  for (const { id, standing } of journeys) index(state, id, standing)
  return state
}

function journeyOf({ announced, standing: _, facts: [from, to], ...journey }: KeptJourney, body: Uint8Array): Journey {
  const circles = new Map(announced.map((circle) => [circleKey(circle), circle]))
  let facts: Fact[] | undefined
  return Object.defineProperty({ ...journey, announced: circles } as unknown as Journey, 'facts', {
    enumerable: true,
    get: () => (facts ??= JSON.parse(Buffer.from(body.subarray(from, to)).toString()) as Fact[]),
    set: (others: Fact[]) => (facts = others),
  })
}

function placesOf(
  { ids, journeys, revisions, begins }: KeptTouchpoints,
  kept: readonly KeptJourney[],
): Map<string, TouchpointPlace> {
  const threads = new Map(begins)
  return new Map(
    ids.map((id, place) => {
      const thread = threads.get(place)
      const journeyId = kept[journeys[place] ?? -1]?.id ?? ''
      return [id, { journeyId, revision: revisions[place] ?? -1, ...(thread !== undefined && { begins: thread }) }]
    }),
  )
}

/** A journey that is no more has no topic. */
function index({ byTopic, journeys }: ClientState, id: string, standing: Standing | undefined): void {
  const journey = journeys.get(id)
  const topic = journey?.mergedInto === undefined ? journey && topicOf(journey) : undefined
  if (topic === undefined) return
  const ofTopic = byTopic.get(topic) ?? new TopicJourneys()
  byTopic.set(topic, ofTopic)
  ofTopic.put(id, standing)
}
