import { z } from 'zod'
import { calendarFrom, type Calendar } from '../calendar.js'
import { isZone } from '../local-clock.js'
import { byName, word } from '../names.js'
import { weeklyHours } from '../weekly-hours.js'

/** When people work, as it is written. */
export const calendar = z.strictObject({
  name: word,
  /** The time zone of its hours. */
  zone: z.string().refine(isZone, 'a time zone such as "Europe/Bucharest" or "UTC"').default('UTC'),
  /** Its week, a line each: `mon-fri 09:00-17:00`. */
  hours: weeklyHours,
  /** The countries or regions whose public holidays are free: `RO`, `DE-BY`. */
  holidays: z
    .array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+){0,2}$/, 'a country or region such as "RO" or "DE-BY"'))
    .max(20)
    .default([]),
  /** Other days that are free: `2026-12-24`. */
  closedOn: z.array(z.iso.date('a date such as "2026-12-24"')).max(1000).default([]),
})

/** The calendar of a charter that names none. */
export const usualCalendar: z.input<typeof calendar> = { name: 'office', hours: ['mon-fri 09:00-17:00'] }

/** The dates of public holidays, by country or region. */
export type HolidayDates = Readonly<Record<string, readonly string[]>>

/** Finds calendars by name; the first one where none is named. Each is made when it is first asked for. */
export function calendars(
  definitions: readonly z.infer<typeof calendar>[],
  holidays: HolidayDates,
): (name: string | undefined) => Calendar {
  const made = new Map<string, Calendar>()
  const named = byName(definitions)
  return (asked) => {
    const definition = named(asked) ?? definitions[0] ?? calendar.parse(usualCalendar)
    const known = made.get(definition.name)
    if (known) return known
    const { name, zone, hours, closedOn } = definition
    const free = [...closedOn, ...definition.holidays.flatMap((region) => holidays[region] ?? [])]
    const fresh = calendarFrom({ zone, hours, holidays: free })
    made.set(name, fresh)
    return fresh
  }
}
