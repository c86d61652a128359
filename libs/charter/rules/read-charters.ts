import type { EventReader } from '#event-sourcing'
import { charterDecider } from '../domain/decider.js'
import { CHARTER_STREAM, charterEvents } from '../domain/events.js'
import { historyOf, type CharterHistory } from '../domain/history.js'

/** Reads the history of the charter from its stream; undefined where none is in force yet. */
export async function readCharters(reader: EventReader): Promise<CharterHistory | undefined> {
  let state = charterDecider.initialState()
  for await (const recorded of reader.readStream(CHARTER_STREAM))
    state = charterDecider.evolve(state, charterEvents.decode(recorded))
  return historyOf(state)
}
