import { z } from 'zod'

/** The days as they are written, in the order in which a week begins. */
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const day = `(${days.join('|')})`
const clock = '([01]\\d|2[0-3]):([0-5]\\d)'
const form = new RegExp(`^${day}(?:-${day})? ${clock}-(?:${clock}|24:00)$`)

/** A stretch of working time in a local day, in minutes since its midnight. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One line of a week: `mon-fri 09:00-17:00`, `sat 10:00-14:00`. A day may have several. */
export const hoursLine = z
  .string()
  .regex(form, 'write working hours as days and times: "mon-fri 09:00-17:00", "sat 10:00-14:00"')
  .refine((line) => spanOf(line).from < spanOf(line).to, 'hours that end after they begin, on the same day')

/** The lines of a week, which share no minute. */
export const weeklyHours = z
  .array(hoursLine)
  .min(1, 'at least one line of working hours, such as "mon-fri 09:00-17:00"')
  .max(100)
  .superRefine((lines, check) =>
    lines.forEach((line, index) => {
      const other = lines.slice(0, index).find((each) => overlap(each, line))
      if (other !== undefined)
        check.addIssue({ code: 'custom', path: [index], message: `"${line}" overlaps "${other}"` })
    }),
  )

/** The spans of each day from Monday on, in order. The lines have passed the schema. */
export function spansOfWeek(lines: readonly string[]): readonly (readonly Span[])[] {
  return days.map((_, index) =>
    lines
      .filter((line) => daysOf(line).includes(index))
      .map(spanOf)
      .sort((one, other) => one.from - other.from),
  )
}

/** The days of a line, Monday being 0; `fri-mon` goes over the week's end. */
function daysOf(line: string): readonly number[] {
  const [, first, last = first] = form.exec(line) ?? []
  const at = (name: string | undefined) => days.findIndex((each) => each === name)
  const length = ((at(last) - at(first) + days.length) % days.length) + 1
  return Array.from({ length }, (_, index) => (at(first) + index) % days.length)
}

function spanOf(line: string): Span {
  const [, , , hour, minute, untilHour = '24', untilMinute = '0'] = form.exec(line) ?? []
  return { from: Number(hour) * 60 + Number(minute), to: Number(untilHour) * 60 + Number(untilMinute) }
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [spanOf(one), spanOf(other)]
  return a.from < b.to && b.from < a.to && daysOf(one).some((day) => daysOf(other).includes(day))
}
