import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Position, RecordedEvent } from '#event-sourcing'

const FEWEST = 16
const MOST = 512
/** How long a slice may keep the event loop, so that commands go first. */
const FEW_MS = 8

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

  async each(batch: Slice, write: (slice: Slice) => Promise<void>): Promise<void> {
    let from = 0
    do {
      const events = batch.events.slice(from, from + this.#size)
      from += events.length
      const isLast = from >= batch.events.length
      const started = performance.now()
      await write({ events, position: isLast ? batch.position : (events.at(-1)?.position ?? batch.position) })
      this.#adapt(performance.now() - started)
      await nextTurn()
    } while (from < batch.events.length)
  }

  #adapt(took: number): void {
    if (took > FEW_MS) this.#size = Math.max(FEWEST, this.#size >> 1)
    else if (took < FEW_MS / 2) this.#size = Math.min(MOST, this.#size << 1)
  }
}
