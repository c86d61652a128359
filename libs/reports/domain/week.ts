const DAY = 86_400_000
export const WEEK = 7 * DAY

/** The days from a Monday to 1 January 1970, a Thursday. */
const SINCE_MONDAY = 3

/** The ISO week of an instant, by number: that of 1 January 1970 is 0. */
export const weekNumber = (instant: number): number => Math.floor((Math.floor(instant / DAY) + SINCE_MONDAY) / 7)

/** When a week begins: its Monday, 00:00 UTC. Milliseconds since 1970. */
export const weekStart = (number: number): number => number * WEEK - SINCE_MONDAY * DAY

/** The ISO name of the week that begins at an instant: `2026-W10`. Its year is that of its Thursday. */
export function weekName(start: number): string {
  const thursday = new Date(start + 3 * DAY)
  const year = thursday.getUTCFullYear()
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}
