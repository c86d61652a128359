const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
const OPENS = 9 * HOUR
const CLOSES = 17 * HOUR

/** When the tools of the company hand over what happened in a day, in milliseconds after midnight UTC. */
const HANDED_OVER = 18 * HOUR

const midnight = (instant: number): number => Math.floor(instant / DAY) * DAY
const isWeekend = (instant: number): boolean => [0, 6].includes(new Date(instant).getUTCDay())

/** The first working moment from an instant on: Monday to Friday, 9 to 17 UTC. */
export function atWork(instant: number): number {
  const day = midnight(instant)
  if (isWeekend(day) || instant >= day + CLOSES) return atWork(day + DAY)
  return Math.max(instant, day + OPENS)
}

/** So many working hours after an instant, to the minute, and at least a minute after it. */
export function workingLater(instant: number, hours: number): number {
  let now = atWork(Math.max(instant, 0))
  let left = hours * HOUR
  for (let room = roomAt(now); left > room; room = roomAt(now)) {
    left -= room
    now = atWork(midnight(now) + DAY)
  }
  const later = Math.round((now + left) / MINUTE) * MINUTE
  return later > instant ? later : instant + MINUTE
}

const roomAt = (instant: number): number => midnight(instant) + CLOSES - instant

/** So many hours after an instant by the clock on the wall, to the minute, and at least a minute after it. */
export const hoursLater = (instant: number, hours: number): number =>
  instant + Math.max(MINUTE, Math.round((hours * HOUR) / MINUTE) * MINUTE)

/** When what happened at an instant is heard of: the same evening, or the next one. */
export function handedOverAt(instant: number): number {
  const evening = midnight(instant) + HANDED_OVER
  return evening >= instant ? evening : evening + DAY
}
