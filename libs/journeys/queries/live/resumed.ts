import type { Found } from './watch.js'

/** What somebody missed, and then what comes. */
export class Resumed<Row> implements AsyncIterableIterator<Found<Row>> {
  readonly #leaving = new AbortController()
  readonly #missed: AsyncIterator<Found<Row>>
  #isLive = false

  constructor(
    missed: (signal: AbortSignal) => AsyncIterator<Found<Row>>,
    private readonly live: AsyncIterableIterator<Found<Row>>,
  ) {
    this.#missed = missed(this.#leaving.signal)
  }

  async next(): Promise<IteratorResult<Found<Row>>> {
    if (!this.#isLive) {
      const found = await this.#fetchMissed()
      if (!found.done) return found
      this.#isLive = true
    }
    return this.live.next()
  }

  // Not a generator: its `return` would wait for the next row, and one who left would be kept.
  async return(): Promise<IteratorResult<Found<Row>>> {
    this.#leaving.abort()
    await this.live.return?.()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #fetchMissed(): Promise<IteratorResult<Found<Row>>> {
    try {
      return await this.#missed.next()
    } catch (error) {
      await this.return()
      throw error
    }
  }
}
