import { DateTime, type DateTimeOptions } from 'luxon'
import { plainIsoReader, plainTimeReader } from './local-time.js'

/** Reads an instant: milliseconds since 1970, or `undefined` where the text is none. */
export type ReadTime = (text: string) => number | undefined

/** As most tools write it; read without Luxon, which is many times slower. */
const iso = /^\d{4}-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Compiles a format. Times that name no zone are in `zone`. */
export function timeReader(format = 'iso', zone = 'utc'): ReadTime {
  switch (format) {
    case 'iso': {
      const plain = plainIsoReader(zone)
      return (text) => (iso.test(text) ? instantOf(text) : (plain(text) ?? valid(isoOrSql(text, { zone }))))
    }
    case 'seconds':
      return (text) => sinceEpoch(text, 1000)
    case 'milliseconds':
      return (text) => sinceEpoch(text, 1)
    default: {
      const parser = DateTime.buildFormatParser(format)
      const plain = plainTimeReader(format, zone)
      return (text) => plain?.(text) ?? valid(DateTime.fromFormatParser(text, parser, { zone }))
    }
  }
}

/** `Date.parse` takes 30 February for 2 March. */
function instantOf(text: string): number | undefined {
  const day = Number(text.slice(8, 10))
  if (day > 28 && new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, day)).getUTCDate() !== day)
    return undefined
  return inRange(Date.parse(text))
}

function isoOrSql(text: string, options: DateTimeOptions): DateTime {
  const time = DateTime.fromISO(text, options)
  return time.isValid ? time : DateTime.fromSQL(text, options)
}

const valid = (time: DateTime): number | undefined => inRange(time.toMillis())

function sinceEpoch(text: string, unit: number): number | undefined {
  if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) return undefined
  return inRange(Math.round(Number(text) * unit))
}

const FIRST = Date.parse('0001-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** Years of four digits; not a number is out of range too. */
const inRange = (instant: number): number | undefined => (instant >= FIRST && instant <= LAST ? instant : undefined)
