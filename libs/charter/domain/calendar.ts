import { WorkingTime, type WorkingHours } from './working-time.js'

/** When people work. Instants are milliseconds since 1970. */
export interface Calendar {
  /** The working time of a full day, in ms: that of the week's longest day. */
  readonly fullDay: number
  /** The earliest instant at which so much working time has passed since an instant; for 0 ms, the instant itself. */
  after(instant: number, workingMs: number): number
  /** The working time between two instants, in ms; none where the second is not later than the first. */
  between(from: number, to: number): number
}

/**
 * A calendar of weekly working hours without the holidays, over every change of its zone's clock. Time before 1900
 * and after 2100 counts as if all of it were worked.
 */
export function calendarFrom(hours: WorkingHours): Calendar {
  const time = new WorkingTime(hours)
  return {
    fullDay: time.fullDay,
    after: (instant, workingMs) => (workingMs > 0 ? passed(time, instant, workingMs) : instant),
    between: (from, to) => (from < to ? worked(time, from, to) : 0),
  }
}

function passed(time: WorkingTime, instant: number, workingMs: number): number {
  const early = Math.max(0, time.begin - instant)
  if (workingMs <= early) return instant + workingMs
  let left = workingMs - early
  let at = instant + early
  while (at < time.end) {
    const block = time.around(at)
    const gone = block.workedUntil(at)
    if (gone + left <= block.worked) return block.instantAt(gone + left)
    left -= block.worked - gone
    at = block.end
  }
  return at + left
}

function worked(time: WorkingTime, from: number, to: number): number {
  let sum = Math.max(0, Math.min(to, time.begin) - from) + Math.max(0, to - Math.max(from, time.end))
  const until = Math.min(to, time.end)
  for (let at = Math.max(from, time.begin); at < until;) {
    const block = time.around(at)
    sum += (until < block.end ? block.workedUntil(until) : block.worked) - block.workedUntil(at)
    at = block.end
  }
  return sum
}
