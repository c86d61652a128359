import { specify } from '#event-sourcing/testing'
import type { MemberEvent } from './events.js'
import { member } from './member.js'

const memberId = '0d9c3c1e-6b1e-5f0e-8a52-1c5a2f9e7a01'
const charter: Record<string, string> = { account: 'account', AM: 'account', cs: 'cs', support: 'support' }
const given = specify(member, { roleNamed: (name) => charter[name] })

const ada = { memberId, name: 'Ada', aliases: [], roles: ['account'], teams: ['north'] }
const registered: MemberEvent = { type: 'MemberRegistered', data: ada }
const absent = (from: string, to: string, reason?: string): MemberEvent => ({
  type: 'AbsenceSet',
  data: { from: day(from), to: day(to), ...(reason !== undefined && { reason }) },
})
const setAbsence = (from: string, to: string, reason?: string) =>
  ({ type: 'SetAbsence', from: day(from), to: day(to), reason }) as const
const day = (date: string) => `2026-03-${date}T00:00:00.000Z`

describe('a member', () => {
  it('is registered with roles in the charter’s spelling, each once', () =>
    given()
      .when({ type: 'RegisterMember', ...ada, roles: ['AM', 'account', 'cs'], teams: ['north', 'north'] })
      .then({ type: 'MemberRegistered', data: { ...ada, roles: ['account', 'cs'] } }))

  it('may have an address and other names', () =>
    given()
      .when({ type: 'RegisterMember', ...ada, email: 'ada@example.org', aliases: ['ada.l'] })
      .then({ type: 'MemberRegistered', data: { ...ada, email: 'ada@example.org', aliases: ['ada.l'] } }))

  it('has no role that the charter does not know', () => {
    given()
      .when({ type: 'RegisterMember', ...ada, roles: ['cs', 'janitor'] })
      .thenRefused('UNKNOWN_ROLE', ['roles', 1])
    given(registered)
      .when({ type: 'ChangeMemberRoles', roles: ['janitor'] })
      .thenRefused('UNKNOWN_ROLE', ['roles', 0])
  })

  it('is registered once: the name is taken then', () =>
    given(registered)
      .when({ type: 'RegisterMember', ...ada })
      .thenRefused('MEMBER_NAME_TAKEN', ['name']))

  it('can be told nothing before it is known', () =>
    given()
      .when({ type: 'ChangeMemberRoles', roles: ['cs'] })
      .thenRefused('MEMBER_NOT_FOUND', ['memberId']))
})

describe('the names of a member', () => {
  const added = { type: 'MemberAliasAdded', data: { alias: 'ada.l' } } as const

  it('become more', () => given(registered).when({ type: 'AddMemberAlias', alias: 'ada.l' }).then(added))

  it('do not change where the name or an alias is the same, whatever the case', () => {
    given(registered).when({ type: 'AddMemberAlias', alias: 'ADA' }).thenNothing()
    given(registered, added).when({ type: 'AddMemberAlias', alias: 'Ada.L' }).thenNothing()
  })

  it('are not given to nobody', () =>
    given().when({ type: 'AddMemberAlias', alias: 'ada.l' }).thenRefused('MEMBER_NOT_FOUND', ['memberId']))
})

describe('the roles of a member', () => {
  it('change with the teams, or without', () => {
    given(registered)
      .when({ type: 'ChangeMemberRoles', roles: ['cs', 'AM'] })
      .then({ type: 'MemberRolesChanged', data: { roles: ['cs', 'account'], teams: ['north'] } })
    given(registered)
      .when({ type: 'ChangeMemberRoles', teams: ['south'] })
      .then({ type: 'MemberRolesChanged', data: { roles: ['account'], teams: ['south'] } })
  })

  it('do not change where they are the same', () =>
    given(registered)
      .when({ type: 'ChangeMemberRoles', roles: ['AM'], teams: ['north'] })
      .thenNothing())
})

describe('an absence', () => {
  it('is set', () =>
    given(registered)
      .when(setAbsence('02', '06', 'holiday'))
      .then(absent('02', '06', 'holiday')))

  it('ends after it begins', () => {
    given(registered).when(setAbsence('06', '02')).thenRefused('ABSENCE_ENDS_BEFORE_IT_BEGINS', ['to'])
    given(registered).when(setAbsence('06', '06')).thenRefused('ABSENCE_ENDS_BEFORE_IT_BEGINS', ['to'])
  })

  it('replaces those that it overlaps, and leaves those that it touches', () =>
    given(registered, absent('01', '03'), absent('03', '05'), absent('06', '08'), absent('09', '12')).thenState(
      (state) => {
        const { absences } = member.evolve(state, absent('04', '09', 'ill'))
        expect(absences.map(({ from, to }) => [from, to])).toEqual([
          [day('01'), day('03')],
          [day('04'), day('09')],
          [day('09'), day('12')],
        ])
      },
    ))

  it('that is known already changes nothing, unless for another reason', () => {
    given(registered, absent('02', '06', 'ill'))
      .when(setAbsence('02', '06', 'ill'))
      .thenNothing()
    given(registered, absent('02', '06'))
      .when(setAbsence('02', '06', 'ill'))
      .then(absent('02', '06', 'ill'))
  })

  it('can be lifted, where there is one', () => {
    const span = { from: day('02'), to: day('06') }
    given(registered, absent('02', '06'))
      .when({ type: 'LiftAbsence', ...span })
      .then({ type: 'AbsenceLifted', data: span })
    given(registered, absent('02', '06'), { type: 'AbsenceLifted', data: span })
      .when({ type: 'LiftAbsence', ...span })
      .thenRefused('ABSENCE_NOT_FOUND', ['from'])
  })
})
