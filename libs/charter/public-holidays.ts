import type Holidays from 'date-holidays'
import { DomainError } from '#event-sourcing'
import type { CharterDefinition } from './domain/definition.js'
import type { HolidayDates } from './domain/parts/calendar.js'

const DAY = 24 * 3_600_000
/** How many years before and after the present are looked up: old logs are imported, deadlines lie ahead. */
const YEARS = 20

/**
 * The dates of the public holidays that the calendars of a charter name, around an instant. Refuses a country or
 * region that is not known with `CHARTER_INVALID` and the path.
 */
export async function publicHolidays({ calendars }: CharterDefinition, now: number): Promise<HolidayDates> {
  const dates: Record<string, readonly string[]> = {}
  const year = new Date(now).getUTCFullYear()
  for (const [index, { holidays }] of calendars.entries())
    for (const [at, region] of holidays.entries())
      dates[region] ??= datesOf(await lookUp(region, ['calendars', index, 'holidays', at]), year)
  return dates
}

async function lookUp(region: string, path: readonly (string | number)[]): Promise<Holidays> {
  // Much data, which a charter without public holidays does not need.
  const { default: Lookup } = await import('date-holidays')
  const [country = '', state, part] = region.split('-')
  const known = new Lookup()
  const isKnown =
    country in known.getCountries() &&
    (state === undefined || state in (known.getStates(country) ?? {})) &&
    (state === undefined || part === undefined || part in (known.getRegions(country, state) ?? {}))
  if (!isKnown)
    throw new DomainError(
      'CHARTER_INVALID',
      `The charter's ${path.join('.')}: no holidays are known of "${region}"; write a country such as "RO", a region such as "DE-BY", or the dates under closedOn.`,
      path,
    )
  const types = { types: ['public' as const] }
  if (state === undefined) return new Lookup(country, types)
  return part === undefined ? new Lookup(country, state, types) : new Lookup(country, state, part, types)
}

function datesOf(lookup: Holidays, year: number): readonly string[] {
  const years = Array.from({ length: 2 * YEARS + 1 }, (_, index) => year - YEARS + index)
  const dates = years.flatMap((each) =>
    lookup.getHolidays(each).flatMap(({ date, start, end }) => {
      const first = Date.parse(date.slice(0, 10))
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
      return Array.from({ length: days }, (_, day) => new Date(first + day * DAY).toISOString().slice(0, 10))
    }),
  )
  return [...new Set(dates)].sort()
}
