import { at, lived } from '../testing/bureau.js'
import { about, answered, by } from '../testing/ticket.js'
import type { IncomingTouchpoint } from './commands.js'
import { factOf } from './fact.js'
import { advancePath, emptyPath, type Path, type PathUnit } from './path.js'

const touch = (day: string, role: string, member: string, impersonal?: true) => at(day, { role, member, impersonal })

/** The holders in their order, as a unit shows them. */
function holders(unit: PathUnit['unit'], ...touchpoints: readonly IncomingTouchpoint[]): string[] {
  const names: string[] = []
  let path: Path = emptyPath
  for (const { touchpointId, occurredAt, ...rest } of touchpoints) {
    path = advancePath(
      path,
      factOf(touchpointId, Date.parse(occurredAt), rest),
      { unit, countNobody: false },
      true,
    ).path
    if (path.holder !== undefined && path.holder !== names[names.length - 1]) names.push(path.holder)
  }
  return names
}

describe('one person in two roles', () => {
  it('makes no hop: the role’s holder stays', () => {
    const touches = [touch('2', 'account', 'Ada'), touch('3', 'cs', 'Ada')]
    expect(holders('role', ...touches)).toEqual(['account'])
  })

  it('does not keep the role when another person of the second one touches', () => {
    const touches = [touch('2', 'account', 'Ada'), touch('3', 'cs', 'Ada'), touch('4', 'cs', 'Grace')]
    expect(holders('role', ...touches)).toEqual(['account', 'cs'])
  })

  it('is no person where the name is a system user’s, or unique only within a team', () => {
    const touches = [touch('2', 'account', 'Robot', true), touch('3', 'cs', 'Robot', true)]
    expect(holders('role', ...touches)).toEqual(['account', 'cs'])
  })
})

describe('a backup who covers for an absent primary', () => {
  /** Ada is the client's account manager. While she is away Grace, of customer success, covers. */
  const covered = [
    touch('2', 'account', 'Ada'),
    touch('5', 'account', 'Grace'),
    touch('6', 'cs', 'Grace'),
    touch('9', 'account', 'Ada'),
  ]

  it('makes no hop in the unit role: not when she comes, not in her own role, not when the primary is back', () =>
    expect(holders('role', ...covered)).toEqual(['account']))

  it('hops in the unit member, which has no such rule', () =>
    expect(holders('member', ...covered)).toEqual(['Ada', 'Grace', 'Ada']))
})

describe('an invited expert', () => {
  const assisting = { assisting: true } as const

  it('makes no hop, and takes the journey from nobody', () => {
    const expert = { ...touch('3', 'product', 'Linus'), ...assisting }
    const touches = [touch('2', 'account', 'Ada'), expert, touch('4', 'account', 'Ada')]
    expect(holders('role', ...touches)).toEqual(['account'])
    expect(holders('member', ...touches)).toEqual(['Ada'])
  })

  it('makes no carousel as a third holder', () => {
    const events = lived(...answered, ['3', by('3', 'support')], ['4', by('4', 'project', assisting)])
    expect(about('carousel', events)).toEqual([])
  })

  it('knocks at no wrong door, and does not stand for the owner there', () => {
    expect(about('wrong-door', lived(...answered, ['3', by('3', 'support', assisting)]))).toEqual([])
    const wrong = lived(...answered, ['3', by('3', 'support')], ['4', by('4', 'cs', assisting)])
    expect(about('wrong-door', wrong)).toMatchObject([{ type: 'CircleEntered' }])
  })
})
