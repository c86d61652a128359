import { DateTime, IANAZone, type Zone } from 'luxon'

const DAY = 86_400_000
const MINUTE = 60_000

/** The parts of a format that are plain numbers, as patterns. */
const numbers: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d\\d)',
  M: '(?<month>\\d\\d?)',
  dd: '(?<day>\\d\\d)',
  d: '(?<day>\\d\\d?)',
  HH: '(?<hour>\\d\\d)',
  H: '(?<hour>\\d\\d?)',
  mm: '(?<minute>\\d\\d)',
  ss: '(?<second>\\d\\d)',
  SSS: '(?<milli>\\d{3})',
}

/**
 * A fast reader of times that consist of numbers only, in a zone: it reads what is plain and answers `undefined` to all else (another form, a day on which
 * the clocks change, a date that does not exist), which Luxon is then to judge. `undefined` where the format has more than numbers.
 */
export function plainTimeReader(format: string, zone: string): ((text: string) => number | undefined) | undefined {
  const parts: string[] = format.match(/([A-Za-z])\1*|[^A-Za-z]/g) ?? []
  const letters = parts.filter((part) => /[A-Za-z]/.test(part))
  const kinds = new Set(letters.map((part) => part[0]))
  if (parts.includes("'") || !letters.every((part) => numbers[part]) || kinds.size !== letters.length) return undefined
  if (!['y', 'M', 'd'].every((needed) => kinds.has(needed))) return undefined
  const pattern = new RegExp(`^${parts.map((part) => numbers[part] ?? part.replace(/[^\s\w]/g, '\\$&')).join('')}$`)
  const toInstant = instantIn(DateTime.fromMillis(0, { zone }).zone)
  return (text) => {
    const found = pattern.exec(text)?.groups
    return found && toInstant(found)
  }
}

/** Local ISO and SQL times, such as `2025-03-01T10:00` and `2025-03-01 10:00:00`. */
export function plainIsoReader(zone: string): (text: string) => number | undefined {
  const pattern =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<milli>\d{3}))?)?$/
  const toInstant = instantIn(DateTime.fromMillis(0, { zone }).zone)
  return (text) => {
    const found = pattern.exec(text)?.groups
    return found && toInstant(found)
  }
}

function instantIn(zone: Zone): (parts: Record<string, string | undefined>) => number | undefined {
  const offsets = new Map<number, number | undefined>()
  return ({ year, month, day, hour, minute, second, milli }) => {
    const [y, mo, d, h, mi, s, ms] = [year, month, day, hour, minute, second, milli].map((part) =>
      Number(part ?? 0),
    ) as [number, number, number, number, number, number, number]
    if (y < 1900 || h > 23 || mi > 59 || s > 59) return undefined
    const date = Date.UTC(y, mo - 1, d)
    const back = new Date(date)
    if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d) return undefined
    if (!offsets.has(date)) {
      if (offsets.size > 10_000) offsets.clear()
      offsets.set(date, steadyOffset(zone, date))
    }
    const offset = offsets.get(date)
    return offset === undefined ? undefined : date + ((h * 60 + mi - offset) * 60 + s) * 1000 + ms
  }
}

/** The zone's offset in minutes on a local day, if it is the same around it. */
function steadyOffset(zone: Zone, date: number): number | undefined {
  const offset = zone.offset(date)
  if (!(zone instanceof IANAZone)) return offset
  return [-DAY, DAY - MINUTE, 2 * DAY].every((shift) => zone.offset(date + shift) === offset) ? offset : undefined
}
