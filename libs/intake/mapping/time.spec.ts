import fc from 'fast-check'
import { DateTime } from 'luxon'
import { timeReader } from './time.js'

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString()

describe('timeReader', () => {
  it.each([
    ['2010-03-31T16:59:42+02:00', '2010-03-31T14:59:42.000Z'],
    ['2010-03-31T16:59:42.123456Z', '2010-03-31T16:59:42.123Z'],
    ['2010-03-31T16:59+0430', '2010-03-31T12:29:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2010-03-31T16:59:42', '2010-03-31T12:59:42.000Z'],
    ['2010-03-31 16:59', '2010-03-31T12:59:00.000Z'],
    ['2010-03-31', '2010-03-30T20:00:00.000Z'],
    ['2023-02-29T00:00:00Z', undefined],
    ['2023-02-29T00:00:00', undefined],
    ['2023-13-01T00:00:00Z', undefined],
    ['2023-01-01T25:00:00Z', undefined],
    ['31.03.2010', undefined],
    ['yesterday', undefined],
    ['1', undefined],
    ['', undefined],
  ])('reads %j as ISO in a zone of its own or of UTC+4', (text, expected) => {
    expect(iso(timeReader('iso', 'UTC+4')(text))).toBe(expected)
  })

  it.each([
    ['dd/MM/yyyy HH:mm', 'Asia/Baku', '05/02/2025 09:30', '2025-02-05T05:30:00.000Z'],
    ['d.M.yyyy H:mm:ss', 'Europe/Chisinau', '5.7.2025 9:30:01', '2025-07-05T06:30:01.000Z'],
    ['dd/MM/yyyy', 'utc', '30/02/2025', undefined],
    ['dd/MM/yyyy HH:mm', 'Asia/Baku', '5/2/2025 09:30', undefined],
    ["dd MMM yyyy 'at' h:mm a", 'utc', '05 Feb 2025 at 3:04 PM', '2025-02-05T15:04:00.000Z'],
    ['yyyy-MM-dd HH:mm ZZ', 'Asia/Baku', '2025-02-05 09:30 +01:00', '2025-02-05T08:30:00.000Z'],
    ['seconds', 'utc', '1270047582', '2010-03-31T14:59:42.000Z'],
    ['milliseconds', 'utc', '1270047582001', '2010-03-31T14:59:42.001Z'],
    ['seconds', 'utc', '1e9', undefined],
    ['milliseconds', 'utc', '999999999999999', undefined],
  ])('reads %s in %s: %j', (format, zone, text, expected) => {
    expect(iso(timeReader(format, zone)(text))).toBe(expected)
  })

  it('reads what Luxon reads, on days when the clocks change too', () => {
    const zones = [
      'Asia/Baku',
      'Europe/Chisinau',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC+4',
      'Africa/Casablanca',
    ]
    const formats = ['dd/MM/yyyy HH:mm', 'yyyy-M-d H:mm:ss', 'd.M.yyyy HH:mm:ss.SSS', 'yyyy-MM-dd HH']
    const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
    const readers = new Map(
      zones.flatMap((zone) => formats.map((format) => [`${zone} ${format}`, timeReader(format, zone)])),
    )
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(...formats), (millis, zone, format) => {
        const text = DateTime.fromMillis(millis, { zone }).toFormat(format)
        expect(iso(readers.get(`${zone} ${format}`)?.(text))).toBe(
          iso(DateTime.fromFormat(text, format, { zone }).toMillis()),
        )
      }),
      { numRuns: 2000 },
    )
    const spring = DateTime.fromFormat('30/03/2014 04:30', 'dd/MM/yyyy HH:mm', { zone: 'Asia/Baku' }).toMillis()
    expect(timeReader('dd/MM/yyyy HH:mm', 'Asia/Baku')('30/03/2014 04:30')).toBe(spring)
  })
})
