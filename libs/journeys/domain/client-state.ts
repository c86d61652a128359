import type { ClientRef } from './client-ref.js'
import type { Journey } from './journey.js'
import type { Source } from './touchpoint.js'

/** Where a touchpoint stands: its journey today, and the revision of the event that recorded it. */
export interface TouchpointPlace {
  journeyId: string
  readonly revision: number
}

/** One client, folded from the events of its stream. Only `evolve` changes it. */
export interface ClientState {
  clientId?: string
  code: string
  readonly refs: Set<string>
  readonly journeys: Map<string, Journey>
  /** By touchpoint id: a touchpoint that arrives again is found here. */
  readonly touchpoints: Map<string, TouchpointPlace>
  /** From a source's thread to the journey of its first touchpoint. */
  readonly threads: Map<string, string>
  /** From a topic to its journeys. */
  readonly byTopic: Map<string, Set<string>>
  /** Pairs of journeys whose merge was proposed. */
  readonly proposals: Set<string>
  /** The number of events so far. */
  revision: number
}

export function unknownClient(): ClientState {
  return {
    code: '',
    refs: new Set(),
    journeys: new Map(),
    touchpoints: new Map(),
    threads: new Map(),
    byTopic: new Map(),
    proposals: new Set(),
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
