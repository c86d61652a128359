import { z } from 'zod'

const MINUTE = 60_000
const milliseconds = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE, week: 7 * 24 * 60 * MINUTE }
const form = /^(\d+) (minute|hour|day|week)s?$/

/** An elapsed duration as a person writes it: `30 days`, `1 hour`. At most ten years. */
export const duration = z
  .string()
  .regex(form, 'write a duration as a number and a unit: "30 days", "4 hours"')
  .refine((text) => millisecondsOf(text) <= 3650 * milliseconds.day, 'a duration of at most ten years')

/** The length of a duration in milliseconds. The text has passed the schema. */
export function millisecondsOf(text: string): number {
  const [, count, unit] = form.exec(text) ?? []
  return Number(count ?? 0) * (milliseconds[unit as keyof typeof milliseconds] ?? 0)
}
