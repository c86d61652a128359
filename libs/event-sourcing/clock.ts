import { setImmediate, setTimeout } from 'node:timers/promises'

/** The present, as everything above the domain asks for it, and how to wait; tests move it. */
export abstract class Clock {
  /** Milliseconds since 1970. */
  abstract now(): number

  /** Resolves in a later turn of the event loop: all else that is ready has had its own by then. */
  nextTurn(): Promise<void> {
    return setImmediate()
  }

  /** Resolves after a time. Rejects when the signal aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    return setTimeout(ms, undefined, { signal })
  }
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now()
  }
}
