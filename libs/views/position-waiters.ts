import { DomainError, type Position } from '#event-sourcing'

interface Waiter {
  readonly position: Position
  arrive(): void
}

/** Those who wait until the views hold everything up to a position. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>()

  /** Rejects with `VIEW_BEHIND` when the time is over. */
  wait(position: Position, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        position,
        arrive: () => {
          clearTimeout(timer)
          this.#waiters.delete(waiter)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter)
        reject(
          new DomainError(
            'VIEW_BEHIND',
            `The views do not hold position ${position} yet, after ${timeoutMs} ms. Ask again in a moment.`,
          ),
        )
      }, timeoutMs)
      this.#waiters.add(waiter)
    })
  }

  /** The views now hold everything up to here. */
  reached(position: Position): void {
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.arrive()
  }
}
