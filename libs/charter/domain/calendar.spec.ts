import fc from 'fast-check'
import { calendarFrom } from './calendar.js'
import type { WorkingHours } from './working-time.js'

const HOUR = 3_600_000
const office = (more: Partial<WorkingHours> = {}) =>
  calendarFrom({ zone: 'UTC', hours: ['mon-fri 09:00-17:00'], holidays: [], ...more })
const at = (text: string) => Date.parse(text)

describe('the working time after an instant', () => {
  it.each([
    ['within a day', '2026-03-02T10:00Z', 2, '2026-03-02T12:00:00.000Z'],
    ['over a night', '2026-03-02T10:00Z', 8, '2026-03-03T10:00:00.000Z'],
    ['over a weekend', '2026-03-06T16:00Z', 2, '2026-03-09T10:00:00.000Z'],
    ['to the very end of a day', '2026-03-02T10:00Z', 7, '2026-03-02T17:00:00.000Z'],
    ['from before it begins', '2026-03-02T03:00Z', 1, '2026-03-02T10:00:00.000Z'],
    ['from a Sunday', '2026-03-01T12:00Z', 1, '2026-03-02T10:00:00.000Z'],
    ['over a month', '2026-03-02T09:00Z', 22 * 8, '2026-03-31T17:00:00.000Z'],
    ['over two years', '2026-01-01T09:00Z', 523 * 8, '2028-01-03T17:00:00.000Z'],
    ['before 1970', '1969-12-30T16:00Z', 2, '1969-12-31T10:00:00.000Z'],
  ])('%s', (_, from, hours, expected) =>
    expect(new Date(office().after(at(from), hours * HOUR)).toISOString()).toBe(expected),
  )

  it('leaves out holidays', () => {
    const closed = office({ holidays: ['2026-12-25', '2026-12-28'] })
    expect(closed.after(at('2026-12-24T16:00Z'), 2 * HOUR)).toBe(at('2026-12-29T10:00Z'))
  })

  it('leaves out the break between two spans of a day', () => {
    const siesta = office({ hours: ['mon-fri 14:00-18:00', 'mon-fri 09:00-13:00'] })
    expect(siesta.after(at('2026-03-02T12:00Z'), 2 * HOUR)).toBe(at('2026-03-02T15:00Z'))
    expect(siesta.fullDay).toBe(8 * HOUR)
  })

  it('takes a night to the end of the day and on after midnight', () => {
    const night = office({ hours: ['mon-thu 22:00-24:00', 'tue-fri 00:00-06:00'] })
    expect(night.after(at('2026-03-02T23:00Z'), 6 * HOUR)).toBe(at('2026-03-03T05:00Z'))
  })

  it('takes days over the end of the week', () => {
    const late = office({ hours: ['sat-mon 09:00-17:00'] })
    expect(late.after(at('2026-03-06T12:00Z'), 25 * HOUR)).toBe(at('2026-03-14T10:00Z'))
  })
})

describe('a calendar over a change of the clock', () => {
  const bucharest = (hours: string) => office({ zone: 'Europe/Bucharest', hours: [hours] })

  it('begins at the same time on the wall', () => {
    const { after } = bucharest('mon-fri 09:00-17:00')
    expect(after(at('2026-03-27T16:00+02:00'), 2 * HOUR)).toBe(at('2026-03-30T10:00+03:00'))
    expect(after(at('2026-10-23T16:00+03:00'), 2 * HOUR)).toBe(at('2026-10-26T10:00+02:00'))
  })

  it('has an hour less in spring and one more in autumn', () => {
    const { between } = bucharest('sun 00:00-24:00')
    expect(between(at('2026-03-28T00:00Z'), at('2026-03-30T12:00Z'))).toBe(23 * HOUR)
    expect(between(at('2026-10-24T00:00Z'), at('2026-10-26T12:00Z'))).toBe(25 * HOUR)
  })

  it('counts no minute twice where two spans meet in the hour that is skipped', () => {
    const { between } = office({ zone: 'Europe/Bucharest', hours: ['sun 02:00-03:30', 'sun 03:30-05:00'] })
    expect(between(at('2026-03-29T00:00Z'), at('2026-03-29T02:00Z'))).toBe(2 * HOUR)
  })
})

describe('any calendar', () => {
  const times = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
    .map((quarters) => quarters.sort((one, other) => one - other))
    .map((quarters) => quarters.slice(0, quarters.length - (quarters.length % 2)))
  const clock = (quarters: number) =>
    `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
  const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  const anyCalendar = fc
    .record({
      zone: fc.constantFrom(
        'UTC',
        'Europe/Bucharest',
        'America/New_York',
        'Asia/Baku',
        'Africa/Casablanca',
        'America/Sao_Paulo',
        'Australia/Lord_Howe',
        'Pacific/Apia',
        'Asia/Kathmandu',
      ),
      hours: fc
        .tuple(fc.constantFrom('mon', 'mon-fri', 'sat-sun', 'sun'), times)
        .map(([days, quarters]) =>
          quarters.flatMap((from, index) =>
            index % 2 ? [] : [`${days} ${clock(from)}-${clock(quarters[index + 1] ?? 96)}`],
          ),
        ),
      holidays: fc.array(
        date.map((each) => each.toISOString().slice(0, 10)),
        { maxLength: 20 },
      ),
    })
    .map(calendarFrom)
  const instant = fc.integer({ min: at('2025-01-01'), max: at('2027-01-01') })
  const farInstant = fc.integer({ min: at('0001-01-01'), max: at('9999-12-31') })
  const length = fc.integer({ min: 1, max: 2000 * HOUR })

  it('has as much working time up to a deadline as was asked for', () =>
    fc.assert(
      fc.property(anyCalendar, fc.oneof(instant, farInstant), length, ({ after, between }, from, ms) => {
        const due = after(from, ms)
        expect(between(from, due)).toBe(ms)
        // No instant before it would do.
        expect(between(from, due - 1)).toBeLessThan(ms)
      }),
    ))

  it('has working time that adds up, and never more than time', () =>
    fc.assert(
      fc.property(anyCalendar, fc.tuple(instant, instant, instant), ({ between }, instants) => {
        const [a, b, c] = instants.sort((one, other) => one - other)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, b)).toBeLessThanOrEqual(b - a)
        expect(between(b, a)).toBe(0)
      }),
    ))

  it('gives later deadlines for more time and for later beginnings, and the beginning for none', () =>
    fc.assert(
      fc.property(anyCalendar, instant, length, fc.nat(HOUR * 40), ({ after }, from, ms, more) => {
        expect(after(from, 0)).toBe(from)
        expect(after(from, ms + more)).toBeGreaterThanOrEqual(after(from, ms))
        expect(after(from + more, ms)).toBeGreaterThanOrEqual(after(from, ms))
        expect(after(after(from, ms), more)).toBe(more ? after(from, ms + more) : after(from, ms))
      }),
    ))
})
