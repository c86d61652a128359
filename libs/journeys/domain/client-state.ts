import type { Assignment } from './assignments.js'
import type { ClientRef } from './client-ref.js'
import type { Journey } from './journey.js'
import type { TopicJourneys } from './topic-journeys.js'
import type { Source } from './touchpoint.js'

/** Where a touchpoint stands: its journey today, and the revision of the event that recorded it. */
export interface TouchpointPlace {
  journeyId: string
  readonly revision: number
  /** The thread whose first touchpoint it is. */
  readonly begins?: string
}

/** Whether a merge may still be decided, was refused for good, or is settled since one of the journeys is no more. */
export type ProposalState = 'open' | 'refused' | 'settled'

/** One client, folded from the events of its stream. Only `evolve` changes it. */
export interface ClientState {
  clientId?: string
  code: string
  /** As it was registered. */
  name: string
  /** The name of the last change, which outweighs the registered one. */
  changedName?: string
  readonly refs: Set<string>
  /** From all that is said of a contact to the contact's id. */
  readonly contacts: Map<string, string>
  /** Who served, serves and will serve the client. */
  assignments: readonly Assignment[]
  readonly journeys: Map<string, Journey>
  /** By touchpoint id: a touchpoint that arrives again is found here. */
  readonly touchpoints: Map<string, TouchpointPlace>
  /** From a source's thread to the journey of its first touchpoint, wherever that is moved. */
  readonly threads: Map<string, string>
  /** From a topic to its journeys. */
  readonly byTopic: Map<string, TopicJourneys>
  /** Pairs of journeys whose merge was proposed, or ruled out. */
  readonly proposals: Map<string, ProposalState>
  /** Time is known to have passed up to here; milliseconds since 1970. */
  passedUntil: number
  /** The number of events so far. */
  revision: number
}

export function unknownClient(): ClientState {
  return {
    code: '',
    name: '',
    refs: new Set(),
    contacts: new Map(),
    assignments: [],
    journeys: new Map(),
    touchpoints: new Map(),
    threads: new Map(),
    byTopic: new Map(),
    proposals: new Map(),
    passedUntil: -Infinity,
    revision: 0,
  }
}

/** One text for a reference, for comparing. */
export const refKey = ({ system, id }: ClientRef): string => `${system}\n${id}`

/** One text for a thread of a source, for comparing. */
export const threadKey = ({ system, thread }: Source): string | undefined =>
  thread === undefined ? undefined : `${system}\n${thread}`

/** One text for a pair of journeys, whatever their order. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** The journey with this id, or the one that it was merged into. */
export function journeyIn(state: ClientState, id: string): Journey | undefined {
  let journey = state.journeys.get(id)
  while (journey?.mergedInto !== undefined) journey = state.journeys.get(journey.mergedInto)
  return journey
}
