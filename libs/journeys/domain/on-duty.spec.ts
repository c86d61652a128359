import { inMarch } from '../testing/bureau.js'
import type { Assignment } from './assignments.js'
import { onDuty } from './on-duty.js'

const day = (date: string) => Date.parse(inMarch(date))
const assignment = (memberId: string, as: Assignment['as'], from: string, to?: string): Assignment => ({
  memberId,
  role: 'account',
  as,
  from: day(from),
  ...(to !== undefined && { to: day(to) }),
})
const absent = (...spans: readonly (readonly [memberId: string, from: string, to: string])[]) =>
  new Map(spans.map(([memberId, from, to]) => [memberId, [{ from: inMarch(from), to: inMarch(to) }]]))

const team = [
  assignment('grace', 'backup', '2'),
  assignment('ada', 'primary', '2', '20'),
  assignment('eve', 'backup', '3'),
]
const serves = (at: string, absences = absent(), role = 'account') => onDuty(team, absences, role, day(at))?.memberId

describe('on duty', () => {
  it('is the primary', () => expect(serves('4')).toBe('ada'))

  it('is the backup who was assigned first, where the primary is absent', () => {
    const absences = absent(['ada', '4', '6'])
    expect(['3', '4', '5', '6'].map((date) => serves(date, absences))).toEqual(['ada', 'grace', 'grace', 'ada'])
  })

  it('is the next backup, where the first one is absent too', () =>
    expect(serves('5', absent(['ada', '4', '6'], ['grace', '5', '8']))).toBe('eve'))

  it('is nobody, where all are absent, before the first assignment, and in a role that nobody has', () => {
    expect(serves('5', absent(['ada', '4', '6'], ['grace', '4', '6'], ['eve', '4', '6']))).toBeUndefined()
    expect(serves('1')).toBeUndefined()
    expect(serves('5', absent(), 'cs')).toBeUndefined()
  })

  it('is a backup, where the primary is one no more', () => expect(serves('21')).toBe('grace'))
})
