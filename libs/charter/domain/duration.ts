import { z } from 'zod'
import type { Calendar } from './calendar.js'

const MINUTE = 60_000
const milliseconds = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE, week: 7 * 24 * 60 * MINUTE }
const form = /^(\d+) (working )?(minute|hour|day|week)s?$/
/** No deadline is further away, be it elapsed or working time. */
const LONGEST = 3650 * milliseconds.day
const LONGEST_AT_WORK = 365 * milliseconds.day

/**
 * A length of time, in ms for `elapsed` and `working`. A working day is as long as the longest day of the calendar
 * that it is counted by, so `working-days` come as a count.
 */
export interface Duration {
  readonly kind: 'elapsed' | 'working' | 'working-days'
  readonly amount: number
}

/**
 * A duration as a person writes it: elapsed as in `30 days` and `1 hour`, or working time as in `8 working hours` and
 * `1 working day`, which is as much working time as a full day of the calendar has. At most ten years, or 365 working days.
 */
export const duration = z
  .string()
  .regex(form, 'write a duration as a number and a unit: "30 days", "4 hours", "8 working hours", "1 working day"')
  .refine((text) => !/working weeks?$/.test(text), 'count in working days: a working week is not the same everywhere')
  .refine(
    (text) => millisecondsOf(text) <= (isWorking(text) ? LONGEST_AT_WORK : LONGEST),
    'at most ten years, or 365 working days',
  )

/** An elapsed duration, for what no calendar is asked about. */
export const elapsedDuration = duration.refine(
  (text) => !isWorking(text),
  'an elapsed duration, such as "30 days": this is not counted by a calendar',
)

const isWorking = (text: string): boolean => text.includes(' working ')

/** The length of an elapsed duration in milliseconds; a working day counts as 24 hours here. The text has passed the schema. */
export function millisecondsOf(text: string): number {
  const [, count, , unit] = form.exec(text) ?? []
  return Number(count ?? 0) * (milliseconds[unit as keyof typeof milliseconds] ?? 0)
}

/** What a text says. It has passed the schema. */
export function durationOf(text: string): Duration {
  if (!isWorking(text)) return { kind: 'elapsed', amount: millisecondsOf(text) }
  return /days?$/.test(text)
    ? { kind: 'working-days', amount: millisecondsOf(text) / milliseconds.day }
    : { kind: 'working', amount: millisecondsOf(text) }
}

/** The instant at which a duration from an instant on is over, working time by a calendar. */
export function deadline(calendar: Calendar, from: number, { kind, amount }: Duration): number {
  switch (kind) {
    case 'elapsed':
      return from + amount
    case 'working':
      return calendar.after(from, amount)
    case 'working-days':
      return calendar.after(from, amount * calendar.fullDay)
  }
}
