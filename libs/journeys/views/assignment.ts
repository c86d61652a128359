import { groupOf, integer, table, text, type RowOf, type Rows, type Selection } from '#views'
import { assignmentIn, released, type Assignment, type AssignmentKind } from '../domain/assignments.js'
import type { ClientEvent } from '../domain/events.js'

/** A member serves a client in a role, from an instant on, before another where there is one. */
export const assignments = table({
  name: 'assignment',
  columns: {
    client_id: text(),
    member_id: text(),
    role: text(),
    kind: text<AssignmentKind>(),
    from_at: integer(),
    to_at: integer().nullable(),
  },
  key: ['client_id', 'member_id', 'role', 'from_at'],
  groups: ['client_id'],
  indexes: [['member_id', 'client_id']],
})
export type AssignmentRow = RowOf<typeof assignments>

export function touchedAssignments(event: ClientEvent, clientId: string): Selection[] {
  return event.type === 'MemberReleased' ? [groupOf(assignments, 'client_id', clientId)] : []
}

export function projectAssignments(rows: Rows, event: ClientEvent, clientId: string): void {
  switch (event.type) {
    case 'MemberAssigned':
      return rows.put(assignments, rowFor(assignmentIn(event.data), clientId))
    case 'MemberReleased': {
      const before = rows.inGroup(assignments, 'client_id', clientId)
      const after = released(before.map(assignmentOf), { ...event.data, at: Date.parse(event.data.at) })
      for (const { member_id, role, from_at } of before) rows.delete(assignments, [clientId, member_id, role, from_at])
      for (const assignment of after) rows.put(assignments, rowFor(assignment, clientId))
      return
    }
    default:
      return
  }
}

/** The assignment in a row, as the rules see it. */
export const assignmentOf = ({ member_id, role, kind, from_at, to_at }: AssignmentRow): Assignment => ({
  memberId: member_id,
  role,
  as: kind,
  from: from_at,
  ...(to_at !== null && { to: to_at }),
})

const rowFor = ({ memberId, role, as, from, to }: Assignment, clientId: string): AssignmentRow => ({
  client_id: clientId,
  member_id: memberId,
  role,
  kind: as,
  from_at: from,
  to_at: to ?? null,
})
