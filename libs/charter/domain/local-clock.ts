import { IANAZone } from 'luxon'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Whether a name is that of a time zone: `Europe/Bucharest`, `UTC`. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

/**
 * The clock of a zone over some local days, counted from the first of January 1970. It takes a reading, given in ms
 * as if it were UTC, to its instant. A reading that the clock skips counts from the change on; of one that it shows
 * twice, one and the same is meant each time.
 */
export function localClock(zone: string, firstDay: number, days: number): (reading: number) => number {
  const clock = IANAZone.create(zone)
  // The days beside them too: the clock is up to 14 hours away from UTC.
  const offsets = Array.from({ length: days + 3 }, (_, index) => clock.offset((firstDay - 1 + index) * DAY))
  const [steady = 0] = offsets
  return offsets.every((offset) => offset === steady)
    ? (reading) => reading - steady * MINUTE
    : (reading) => instantOf(clock, reading)
}

function instantOf(clock: IANAZone, reading: number): number {
  const first = clock.offset(reading)
  const second = clock.offset(reading - first * MINUTE)
  const third = clock.offset(reading - second * MINUTE)
  return reading - (second === third ? second : Math.min(second, third)) * MINUTE
}
