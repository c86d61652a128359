import type { EventReader } from '#event-sourcing'
import { charterDecider } from '../domain/decider.js'
import { CHARTER_STREAM, charterEvents } from '../domain/events.js'
import { historyOf, type CharterHistory } from '../domain/history.js'

/** Reads the history of the charter time and again: the same one as long as nothing is recorded in its stream. */
export class ChartersReader {
  #state = charterDecider.initialState()
  #read = 0
  #history: CharterHistory | undefined

  /** The history that is recorded by now; undefined where no charter is in force yet. */
  async read(reader: EventReader): Promise<CharterHistory | undefined> {
    const before = this.#read
    for await (const recorded of reader.readStream(CHARTER_STREAM, { from: this.#read })) {
      this.#state = charterDecider.evolve(this.#state, charterEvents.decode(recorded))
      this.#read = recorded.revision + 1
    }
    if (this.#read > before) this.#history = historyOf(this.#state)
    return this.#history
  }
}
