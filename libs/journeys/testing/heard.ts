import { isKnown, type Look } from '#event-sourcing'
import { journeysAsOf, type JourneyAsOf } from '../domain/as-of.js'
import { client } from '../domain/client.js'
import type { ClientEvent } from '../domain/events.js'
import { charters } from './histories.js'

/** An event, and when we heard of it, ISO 8601. */
export interface Heard {
  readonly recordedAt: string
  readonly event: ClientEvent
}

/** The journeys as they stood, by what was heard of the client. */
export const asOf = (heard: readonly Heard[], look: Look): JourneyAsOf[] =>
  journeysAsOf(
    heard
      .filter(({ recordedAt }) => isKnown(recordedAt, look))
      .reduce((state, { event }) => client.evolve(state, event), client.initialState()),
    charters(),
    look,
  )
