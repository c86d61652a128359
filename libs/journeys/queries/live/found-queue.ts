import { DomainError, type Position } from '#event-sourcing'
import type { Found } from './watch.js'

/** How much may wait for one subscriber: more only if it is one row. */
export interface QueueLimits {
  readonly rows: number
  readonly bytes: number
}

interface Waiting<Row> {
  resolve(result: IteratorResult<Found<Row>>): void
  reject(error: unknown): void
}

/**
 * What came and was not yet fetched, for one subscriber. It holds so much at most: who falls behind further is dropped
 * with `SUBSCRIBER_TOO_SLOW`, so that nobody slow fills the memory.
 */
export class FoundQueue<Row> implements AsyncIterableIterator<Found<Row>> {
  #rows: Found<Row>[] = []
  #bytes = 0
  #waiting: Waiting<Row> | undefined
  #isOver = false
  /** Why it is over, until the subscriber has been told. */
  #failure: unknown

  constructor(
    /** What came up to here is no news. */
    private readonly from: Position,
    private readonly limits: QueueLimits,
    private readonly whenOver: () => void,
  ) {}

  /** Takes what is news. */
  push(found: readonly Found<Row>[]): void {
    this.pushLate(found.filter(({ position }) => position > this.from))
  }

  /** Takes what was parked before, wherever it lies. */
  pushLate(found: readonly Found<Row>[]): void {
    if (this.#isOver) return
    for (const each of found) {
      this.#rows.push(each)
      this.#bytes += each.bytes
    }
    const isTooMuch = this.#rows.length > this.limits.rows || this.#bytes > this.limits.bytes
    if (isTooMuch && this.#rows.length > 1) this.fail(tooSlow())
    else this.#hand()
  }

  /** Drops the subscriber, and tells why. */
  fail(error: unknown): void {
    if (this.#isOver) return
    this.#failure = error
    this.#end()
  }

  next(): Promise<IteratorResult<Found<Row>>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#hand()
    })
  }

  async return(): Promise<IteratorResult<Found<Row>>> {
    if (!this.#isOver) this.#end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #end(): void {
    this.#isOver = true
    this.#rows = []
    this.whenOver()
    this.#hand()
  }

  #hand(): void {
    const waiting = this.#waiting
    if (!waiting || (this.#rows.length === 0 && !this.#isOver)) return
    this.#waiting = undefined
    const found = this.#rows.shift()
    const failure = this.#failure
    if (found) {
      this.#bytes -= found.bytes
      waiting.resolve({ done: false, value: found })
    } else if (failure === undefined) {
      waiting.resolve({ done: true, value: undefined })
    } else {
      this.#failure = undefined
      waiting.reject(failure)
    }
  }
}

const tooSlow = () =>
  new DomainError(
    'SUBSCRIBER_TOO_SLOW',
    'More happened than this subscription could take. Subscribe again after the position of the last message.',
  )
