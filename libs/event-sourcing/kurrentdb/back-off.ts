import type { Clock } from '../clock.js'
import { mayPass } from './failures.js'

const FIRST_MS = 50
const LONGEST_MS = 5000

/** Waits before a call is tried again: longer after each failure, and not all at the same instant. Returns at once where the signal aborts. */
export async function backOff(clock: Clock, failures: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.5 + Math.random() / 2)
  await clock.pause(ms, signal).catch(() => undefined)
}

/** How long a call is tried again. */
export interface Patience {
  readonly clock: Clock
  /** In milliseconds. */
  readonly forMs: number
  /** Ends it. */
  readonly signal?: AbortSignal
}

/** Asks again where asking failed in a way that may pass: another node may lead, or the connection was cut. */
export async function askAgain<Answer>(
  ask: () => Promise<Answer>,
  { clock, forMs, signal }: Patience,
): Promise<Answer> {
  const giveUpAt = performance.now() + forMs
  for (let failures = 0; ; failures++) {
    try {
      return await ask()
    } catch (error) {
      if (!mayPass(error) || signal?.aborted || performance.now() > giveUpAt) throw error
    }
    await backOff(clock, failures, signal)
  }
}
