import { calendarFrom } from './calendar.js'
import { deadline, duration, durationOf, elapsedDuration } from './duration.js'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
/** A Friday that is shorter than the other days. */
const office = calendarFrom({ zone: 'UTC', hours: ['mon-thu 09:00-17:00', 'fri 09:00-14:00'], holidays: [] })

describe('a duration', () => {
  it.each([
    ['30 days', { kind: 'elapsed', amount: 720 * HOUR }],
    ['1 hour', { kind: 'elapsed', amount: HOUR }],
    ['8 working hours', { kind: 'working', amount: 8 * HOUR }],
    ['15 working minutes', { kind: 'working', amount: HOUR / 4 }],
    ['1 working day', { kind: 'working-days', amount: 1 }],
    ['3650 days', { kind: 'elapsed', amount: 87_600 * HOUR }],
    ['365 working days', { kind: 'working-days', amount: 365 }],
  ])('may be %s', (text, expected) => {
    expect(duration.parse(text)).toBe(text)
    expect(durationOf(text)).toEqual(expected)
  })

  it.each(['soon', '1.5 hours', '-1 days', '1 working', '1 working week', '3651 days', '366 working days', ''])(
    'is not "%s"',
    (text) => expect(duration.safeParse(text).success).toBe(false),
  )

  it('is elapsed where no calendar is asked', () => {
    expect(elapsedDuration.safeParse('14 days').success).toBe(true)
    expect(elapsedDuration.safeParse('14 working days').success).toBe(false)
  })
})

describe('a deadline', () => {
  it.each([
    ['2 hours', '2026-03-06T13:00:00Z', '2026-03-06T15:00:00Z'],
    ['2 working hours', '2026-03-06T13:00:00Z', '2026-03-09T10:00:00Z'],
    ['1 working day', '2026-03-05T10:00:00Z', '2026-03-06T10:00:00Z'],
    // Eight hours, as on the longest day: the short Friday has five of them.
    ['1 working day', '2026-03-06T09:00:00Z', '2026-03-09T12:00:00Z'],
    ['0 working days', '2026-03-07T09:00:00Z', '2026-03-07T09:00:00Z'],
  ])('of %s from %s is %s', (text, from, expected) =>
    expect(deadline(office, at(from), durationOf(text))).toBe(at(expected)),
  )
})
