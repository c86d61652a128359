import { projectAll } from '#views'
import { CLIENT, id, recorded } from '../testing/histories.js'
import type { ClientEvent } from '../domain/events.js'
import { assignments } from './assignment.js'
import { journeysProjection } from './projection.js'

const [ada, grace] = [id('ada'), id('grace')]
const day = (date: number) => new Date(Date.UTC(2026, 2, date)).toISOString()
const assigned = (memberId: string, from: number, to?: number): ClientEvent => ({
  type: 'MemberAssigned',
  data: { memberId, role: 'cs', as: 'primary', from: day(from), ...(to !== undefined && { to: day(to) }) },
})
const released = (memberId: string, at: number): ClientEvent => ({
  type: 'MemberReleased',
  data: { memberId, role: 'cs', at: day(at) },
})
const row = (member_id: string, from: number, to: number | null) => ({
  client_id: CLIENT,
  member_id,
  role: 'cs',
  kind: 'primary',
  from_at: Date.parse(day(from)),
  to_at: to === null ? null : Date.parse(day(to)),
})
const rowsOf = (...events: ClientEvent[]) =>
  [...projectAll(journeysProjection, recorded(events)).rows(assignments)].sort(
    (one, other) => one.from_at - other.from_at,
  )

describe('the rows of assignments', () => {
  it('are those that began, with their ends', () =>
    expect(rowsOf(assigned(ada, 1, 5), assigned(grace, 5))).toEqual([row(ada, 1, 5), row(grace, 5, null)]))

  it('end where the member was released', () =>
    expect(rowsOf(assigned(ada, 1), assigned(ada, 12), released(ada, 5), assigned(grace, 5))).toEqual([
      row(ada, 1, 5),
      row(grace, 5, null),
      row(ada, 12, null),
    ]))

  it('are gone where the member was released at the beginning', () =>
    expect(rowsOf(assigned(ada, 3), released(ada, 3))).toEqual([]))
})
