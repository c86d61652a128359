const DAY = 86_400_000
export const WEEK = 7 * DAY

/** When the ISO week of an instant began: its Monday, 00:00 UTC. Milliseconds since 1970. */
export function weekStart(instant: number): number {
  const day = Math.floor(instant / DAY)
  return (day - weekday(day)) * DAY
}

/** The ISO name of the week that begins at an instant: `2026-W10`. Its year is that of its Thursday. */
export function weekName(start: number): string {
  const thursday = new Date(start + 3 * DAY)
  const year = thursday.getUTCFullYear()
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** 0 for Monday. 1 January 1970 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7
