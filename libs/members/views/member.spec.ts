import { START, type Recorded } from '#event-sourcing'
import { projectAll } from '#views'
import type { MemberEvent } from '../domain/events.js'
import { memberNames, members } from './member.js'
import { membersProjection } from './projection.js'

const id = '0d9c3c1e-6b1e-5f0e-8a52-1c5a2f9e7e01'
const day = (date: string) => `2026-03-${date}T00:00:00.000Z`
const registered: MemberEvent = {
  type: 'MemberRegistered',
  data: { memberId: id, name: 'Ada', aliases: ['Ada.L'], roles: ['cs'], teams: [] },
}
const absence = (from: string, to: string) => ({ from: day(from), to: day(to) })

function rowsOf(...events: MemberEvent[]) {
  const metadata = {
    commandId: '',
    correlationId: '',
    causationId: '',
    actor: '',
    recordedAt: day('01'),
    schemaVersion: 1,
  }
  const recorded = events.map((event, revision) => ({
    ...event,
    id: String(revision),
    stream: `member-${id}`,
    revision,
    position: START,
    metadata,
  })) as Recorded<MemberEvent>[]
  return projectAll(membersProjection, recorded)
}

describe('the row of a member', () => {
  it('is made of the registration, with every name under which touchpoints tell of them', () => {
    const rows = rowsOf(registered)
    expect(rows.rows(members)).toEqual([
      { id, name: 'Ada', aliases: ['Ada.L'], email: null, roles: ['cs'], teams: [], absences: [] },
    ])
    expect(rows.rows(memberNames)).toEqual([
      { name: 'ada', member_id: id },
      { name: 'ada.l', member_id: id },
    ])
  })

  it('has every name that they were given since', () => {
    const rows = rowsOf(registered, { type: 'MemberAliasAdded', data: { alias: 'Lovelace' } })
    expect(rows.rows(members)).toMatchObject([{ aliases: ['Ada.L', 'Lovelace'] }])
    expect(rows.rows(memberNames)).toContainEqual({ name: 'lovelace', member_id: id })
  })

  it('has the roles and teams that they were given last', () =>
    expect(
      rowsOf(registered, { type: 'MemberRolesChanged', data: { roles: ['account'], teams: ['north'] } }).rows(members),
    ).toMatchObject([{ name: 'Ada', roles: ['account'], teams: ['north'] }]))

  it('has the absences that stand', () =>
    expect(
      rowsOf(
        registered,
        { type: 'AbsenceSet', data: absence('01', '03') },
        { type: 'AbsenceSet', data: absence('05', '07') },
        { type: 'AbsenceSet', data: absence('06', '09') },
        { type: 'AbsenceLifted', data: absence('01', '03') },
      ).rows(members),
    ).toMatchObject([{ absences: [absence('06', '09')] }]))
})
