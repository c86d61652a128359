import { DateTime } from 'luxon'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An instant as people read it, in a zone. */
const inZone = (instant: number, zone: string): DateTime => DateTime.fromMillis(instant, { zone, locale: 'en' })

/** `26 Mar 11:00` */
export const dayAndTime = (instant: number, zone: string): string => inZone(instant, zone).toFormat('d LLL HH:mm')

/** `26 Mar` */
export const dayOf = (instant: number, zone: string): string => inZone(instant, zone).toFormat('d LLL')

/** `11:00` */
export const timeOf = (instant: number, zone: string): string => inZone(instant, zone).toFormat('HH:mm')

/** `26 Mar 2026` */
export const dateOf = (instant: number, zone: string): string => inZone(instant, zone).toFormat('d LLL yyyy')

/** `2026-03-26 11:00`, which sorts. */
export const stampOf = (instant: number, zone: string): string => inZone(instant, zone).toFormat('yyyy-MM-dd HH:mm')

export const yearOf = (instant: number, zone: string): number => inZone(instant, zone).year

/** A duration in its largest unit that tells enough: `40 min`, `5 h`, `3 days`. */
export function durationInWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'under a minute'
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`
  if (milliseconds < 2 * DAY) return `${Math.floor(milliseconds / HOUR)} h`
  return `${Math.floor(milliseconds / DAY)} days`
}

/** A time still to go: `1:05`, `12:30:00`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
