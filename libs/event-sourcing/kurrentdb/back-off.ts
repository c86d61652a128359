import type { Clock } from '../clock.js'

const FIRST_MS = 50
const LONGEST_MS = 5000

/** Waits before a call is tried again: longer after each failure, and not all at the same instant. Returns at once where the signal aborts. */
export async function backOff(clock: Clock, failures: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.5 + Math.random() / 2)
  await clock.pause(ms, signal).catch(() => undefined)
}
