import { jsonEvent, NO_STREAM, type JSONType } from '@eventstore/db-client'
import { landedAt, type Landed, type SentAppend } from './batch-appends.js'
import type { Calls } from './calls.js'
import { storeErrorOf } from './failures.js'

/** Appends to servers from before 21.10, which take one on a call: those to one stream go one after the other. */
export class UnaryAppends {
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(
    private readonly calls: Calls,
    private readonly patienceMs: number,
  ) {}

  /** Throws as `EventStore.append` does. */
  async append(append: SentAppend): Promise<Landed> {
    const { stream } = append
    const landing = (this.#last.get(stream) ?? Promise.resolve()).then(() => this.#send(append))
    const settled = landing.catch(() => undefined)
    this.#last.set(stream, settled)
    void settled.then(() => this.#last.get(stream) === settled && this.#last.delete(stream))
    return landing
  }

  async close(): Promise<void> {}

  async #send({ stream, expected, events }: SentAppend): Promise<Landed> {
    try {
      const { nextExpectedRevision, position } = await this.calls.client.appendToStream(
        stream,
        events.map(({ event: { id, type }, data, metadata }) =>
          jsonEvent({ id, type, data: jsonOf(data), metadata: jsonOf(metadata) }),
        ),
        { expectedRevision: expected === 'no-stream' ? NO_STREAM : BigInt(expected), deadline: this.patienceMs },
      )
      return landedAt(nextExpectedRevision, position?.commit)
    } catch (error) {
      throw storeErrorOf(error)
    }
  }
}

/** The client makes its own text of it again. */
const jsonOf = (text: string): Record<string, JSONType> => JSON.parse(text) as Record<string, JSONType>
