import type { Clock } from '#event-sourcing'

/** How long work may keep the event loop before all else has a turn, in milliseconds; a piece that takes longer is not cut. */
const LONGEST_MS = 6

/** Lets many who work on one event loop begin one after the other, and the loop turn once they have kept it for long. */
export class Turns {
  private last: Promise<void> = Promise.resolve()
  private begunAt = -Infinity

  constructor(
    private readonly clock: Clock,
    /** Milliseconds since any instant. */
    private readonly elapsed = () => performance.now(),
  ) {}

  /** Resolves when one may begin. What is done at once then has been done when the next one may. */
  next(): Promise<void> {
    this.last = this.last.then(async () => {
      if (this.elapsed() - this.begunAt < LONGEST_MS) return
      await this.clock.nextTurn()
      this.begunAt = this.elapsed()
    })
    return this.last
  }
}
