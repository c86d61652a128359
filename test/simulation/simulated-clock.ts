import { Clock } from '#event-sourcing'
import type { Lots } from '../faults/lots.js'

/** The clock of a simulated process: it shows the present of its world, and who waits goes on when a lot falls on them. */
export class SimulatedClock extends Clock {
  private readonly waiting: (() => void)[] = []

  constructor(private readonly present: () => number) {
    super()
  }

  now(): number {
    return this.present()
  }

  override nextTurn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Takes as long as the lots want: whoever pauses must bear any wait. */
  override pause(): Promise<void> {
    return this.nextTurn()
  }

  get isWaitedFor(): boolean {
    return this.waiting.length > 0
  }

  /** Lets one of those who wait go on. */
  turn(lots: Lots): void {
    const [next] = this.waiting.splice(lots.below(this.waiting.length), 1)
    next?.()
  }
}
