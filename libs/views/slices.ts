import { performance } from 'node:perf_hooks'
import { SystemClock, type Clock, type Position, type RecordedEvent } from '#event-sourcing'

const FEWEST = 16

/** How writing shares the event loop with all else. */
export interface Pace {
  /** How long a slice may keep the event loop, in milliseconds. */
  readonly ms: number
  /** How many events a slice may hold. */
  readonly most: number
  /** How long events may gather at the most before they are written, in milliseconds, where nobody waits for their rows. */
  readonly gatherMs: number
  /** How many changed rows may gather in memory before they are written, where nobody can read them yet. */
  readonly gatherRows: number
}

/** Commands go first: for a process that also serves. */
export const gentle: Pace = { ms: 12, most: 512, gatherMs: 200, gatherRows: 256 }
/** For a process that only waits for the rows. Fewer and larger transactions write each page less often. */
export const bulk: Pace = { ms: 250, most: 8192, gatherMs: 100, gatherRows: 16_384 }

/** Events that are written in one transaction, and the position that they reach. */
export interface Slice {
  readonly events: readonly RecordedEvent[]
  readonly position: Position
}

/**
 * Cuts batches into slices that each take a few milliseconds, and lets the event loop turn after each.
 * The size follows what the last slices took.
 */
export class Slicer {
  #size = 128

  constructor(
    private readonly pace: Pace,
    private readonly clock: Clock = new SystemClock(),
  ) {}

  async each(batch: Slice, write: (slice: Slice) => Promise<void>): Promise<void> {
    let from = 0
    do {
      const events = batch.events.slice(from, from + this.#size)
      from += events.length
      const isLast = from >= batch.events.length
      const before = performance.eventLoopUtilization()
      await write({ events, position: isLast ? batch.position : (events.at(-1)?.position ?? batch.position) })
      // Not while a server writes the rows.
      this.#adapt(performance.eventLoopUtilization(before).active)
      await this.clock.nextTurn()
    } while (from < batch.events.length)
  }

  #adapt(took: number): void {
    if (took > this.pace.ms) this.#size = Math.max(FEWEST, this.#size >> 1)
    else if (took < this.pace.ms / 2) this.#size = Math.min(this.pace.most, this.#size << 1)
  }
}
