import { expect, it } from '@jest/globals'
import type { AssignmentRow } from '../views/assignment.js'
import { teamOf } from './team.js'

const row = (member_id: string, kind: AssignmentRow['kind'], role = 'cs', from_at = 0): AssignmentRow => ({
  client_id: 'c',
  member_id,
  role,
  kind,
  from_at,
  to_at: null,
})
const rows = [row('eve', 'backup', 'cs', 2), row('grace', 'backup', 'cs', 1), row('ada', 'primary', 'cs', 3)]
const away = (...ids: string[]) =>
  new Map(ids.map((id) => [id, [{ from: '2026-03-01T00:00:00.000Z', to: '2026-03-05T00:00:00.000Z' }]]))
const team = (absent: string[], given = rows) =>
  teamOf(given, away(...absent), Date.parse('2026-03-02T00:00:00Z')).map(({ row, ...rest }) => [row.member_id, rest])

it('stands by role, the primary first, then the backups as they were assigned', () =>
  expect(team([], [...rows, row('joe', 'backup', 'account')]).map(([id]) => id)).toEqual([
    'joe',
    'ada',
    'grace',
    'eve',
  ]))

it('tells who is on duty', () =>
  expect(team(['grace'])).toEqual([
    ['ada', { absent: false, lacksRole: false, onDuty: true }],
    ['grace', { absent: true, lacksRole: false, onDuty: false }],
    ['eve', { absent: false, lacksRole: false, onDuty: false }],
  ]))

it('tells who covers for a primary who is absent', () =>
  expect(team(['ada', 'grace'])).toEqual([
    ['ada', { absent: true, lacksRole: false, onDuty: false, coveredBy: 'eve' }],
    ['grace', { absent: true, lacksRole: false, onDuty: false }],
    ['eve', { absent: false, lacksRole: false, onDuty: true }],
  ]))

it('tells of no cover where all are absent', () =>
  expect(team(['ada', 'grace', 'eve'])[0]).toEqual(['ada', { absent: true, lacksRole: false, onDuty: false }]))

it('tells who does not have the role any more, and who serves instead', () =>
  expect(
    teamOf(rows, new Map(), Date.parse('2026-03-02T00:00:00Z'), ({ member_id }) => member_id !== 'ada').map(
      ({ row, ...rest }) => [row.member_id, rest],
    ),
  ).toEqual([
    ['ada', { absent: false, lacksRole: true, onDuty: false, coveredBy: 'grace' }],
    ['grace', { absent: false, lacksRole: false, onDuty: true }],
    ['eve', { absent: false, lacksRole: false, onDuty: false }],
  ]))
