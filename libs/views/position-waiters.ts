import { DomainError, START, type Position } from '#event-sourcing'

/** How many may wait: more would be answered by nothing but the end of their time. */
const MOST = 2000

interface Waiter {
  readonly position: Position
  arrive(): void
}

/** Those who wait until the views hold everything up to a position. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>()
  #whenAwaited: () => void = () => undefined
  #expected: Position = START
  #reached: Position = START

  /** Rejects with `VIEW_BEHIND` when the time is over, and with `BUSY` where too many wait already. */
  wait(position: Position, timeoutMs: number): Promise<void> {
    if (this.#waiters.size >= MOST)
      return Promise.reject(new DomainError('BUSY', 'Too many wait for the views already. Ask again in a moment.'))
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
      this.#whenAwaited()
    })
  }

  /** Somebody out of sight waits for this position. */
  expect(position: Position): void {
    if (position > this.#expected) this.#expected = position
    this.#whenAwaited()
  }

  /** Resolves as soon as somebody waits, or after a time, or when the signal aborts. */
  async awaited(atMostMs: number, signal: AbortSignal): Promise<void> {
    if (this.#waiters.size > 0 || this.#expected > this.#reached || signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, atMostMs)
      this.#whenAwaited = () => {
        clearTimeout(timer)
        resolve()
      }
      signal.addEventListener('abort', this.#whenAwaited, { once: true })
    })
    signal.removeEventListener('abort', this.#whenAwaited)
    this.#whenAwaited = () => undefined
  }

  /** The views now hold everything up to here. */
  reached(position: Position): void {
    this.#reached = position
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.arrive()
  }
}
