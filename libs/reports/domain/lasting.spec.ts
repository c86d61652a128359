import { charterDefinition, charterFrom, CharterHistory } from '#charter'
import { lastedBy, together } from './lasting.js'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
const nobody = { role: null, team: null }

const charter = (hours: string) =>
  charterDefinition.parse({
    name: 'Two offices',
    roles: [{ name: 'account' }, { name: 'support', calendar: 'bucharest' }],
    teams: [{ name: 'night desk', role: 'support', calendar: 'nights' }],
    calendars: [
      { name: 'office', hours: [hours] },
      { name: 'bucharest', zone: 'Europe/Bucharest', hours: ['mon-fri 09:00-18:00'], closedOn: ['2026-04-10'] },
      { name: 'nights', hours: ['mon-fri 00:00-06:00'] },
    ],
  })

const lasted = lastedBy(
  new CharterHistory([
    charterFrom(charter('mon-fri 09:00-17:00'), 1, at('2026-01-01T00:00Z')),
    charterFrom(charter('mon-sun 00:00-24:00'), 2, at('2026-06-01T00:00Z')),
  ]),
)

describe('How long something lasted', () => {
  const weekend = [at('2026-03-06T16:00Z'), at('2026-03-09T10:00Z')] as const

  it('is known elapsed and as working time', () =>
    expect(lasted(...weekend)).toEqual({ elapsed: 66 * HOUR, working: 2 * HOUR }))

  it.each([
    ['the first calendar, where nobody is known', nobody, 2],
    ['the first calendar, where the role has none', { role: 'account', team: null }, 2],
    ['the calendar of the role, in its time zone', { role: 'support', team: null }, 3],
    ['the calendar of the team, before that of the role', { role: 'support', team: 'night desk' }, 6],
    ['the calendar of the role of a team without one', { role: null, team: 'night desk' }, 6],
    ['the first calendar, where the team is not in the charter', { role: null, team: 'elsewhere' }, 2],
  ])('counts working time by %s', (_, keeper, hours) => expect(lasted(...weekend, keeper).working).toBe(hours * HOUR))

  it('leaves out holidays, and goes by the wall clock where that changes', () => {
    const support = { role: 'support', team: null }
    // 16:00 to 18:00 on Friday in winter time, 09:00 to 10:00 on Monday in summer time.
    expect(lasted(at('2026-03-27T14:00Z'), at('2026-03-30T07:00Z'), support).working).toBe(3 * HOUR)
    expect(lasted(at('2026-04-09T14:00Z'), at('2026-04-13T07:00Z'), support).working).toBe(2 * HOUR)
  })

  it('is counted by the charter in force when it began', () => {
    expect(lasted(at('2026-05-30T00:00Z'), at('2026-06-02T00:00Z')).working).toBe(8 * HOUR)
    expect(lasted(at('2026-06-01T00:00Z'), at('2026-06-02T00:00Z')).working).toBe(24 * HOUR)
  })

  it('adds up', () => {
    expect(together([])).toEqual({ elapsed: 0, working: 0 })
    const day = { elapsed: 24, working: 8 }
    expect(together([day, day, { elapsed: 1, working: 0 }])).toEqual({ elapsed: 49, working: 16 })
  })
})
