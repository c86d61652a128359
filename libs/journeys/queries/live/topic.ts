import type { Position, Recorded } from '#event-sourcing'
import type { ClientEvent } from '../../domain/events.js'
import { FoundQueue, type QueueLimits } from './found-queue.js'
import type { Found, Watch } from './watch.js'

/** All who watch the same: what one of them is to be told is found once for all. */
export class Topic<Row = unknown> {
  readonly #queues = new Set<FoundQueue<Row>>()

  constructor(
    readonly watch: Watch<Row>,
    private readonly whenEmpty: () => void,
  ) {}

  /** Begins to gather what comes behind a position. */
  join(from: Position, limits: QueueLimits): FoundQueue<Row> {
    const queue: FoundQueue<Row> = new FoundQueue(from, limits, () => {
      this.#queues.delete(queue)
      if (this.#queues.size === 0) this.whenEmpty()
    })
    this.#queues.add(queue)
    return queue
  }

  /** Tells what events brought. Those that were parked come at the position up to which all others have been told. */
  async tell(events: readonly Recorded<ClientEvent>[], lateAt?: Position): Promise<void> {
    try {
      const found = await this.watch.find(events)
      if (lateAt === undefined) for (const queue of [...this.#queues]) queue.push(found)
      else this.#tellLate(found.map((each) => ({ ...each, position: lateAt })))
    } catch (error) {
      this.fail(error)
    }
  }

  #tellLate(found: readonly Found<Row>[]): void {
    for (const queue of [...this.#queues]) queue.pushLate(found)
  }

  /** Drops all: something may be missing from now on. */
  fail(error: unknown): void {
    for (const queue of [...this.#queues]) queue.fail(error)
  }
}
