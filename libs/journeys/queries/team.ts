import { inOrderOfService, isAbsent, onDuty, type Absences } from '../domain/on-duty.js'
import { assignmentOf, type AssignmentRow } from '../views/assignment.js'

/** A member in the team of a client at an instant. */
export interface TeamMember {
  readonly row: AssignmentRow
  /** Not there at the instant. */
  readonly absent: boolean
  /** Has been assigned in a role that they do not have any more. */
  readonly lacksRole: boolean
  /** Serves the client in the role at the instant. */
  readonly onDuty: boolean
  /** The id of who serves in the place of a primary who is absent or lacks the role, if anybody does. */
  readonly coveredBy?: string
}

/**
 * The assignments of one client that stand at an instant, in milliseconds, as a team: by role, the primary first. Who
 * does not have the role any more stays in it, but does not serve.
 */
export function teamOf(
  rows: readonly AssignmentRow[],
  absences: Absences,
  at: number,
  hasRole: (row: AssignmentRow) => boolean = () => true,
): TeamMember[] {
  const assignments = rows.filter(hasRole).map(assignmentOf)
  return [...rows].sort(byRole).map((row) => {
    const serving = onDuty(assignments, absences, row.role, at)?.memberId
    const absent = isAbsent(absences, row.member_id, at)
    const lacksRole = !hasRole(row)
    const covered = (absent || lacksRole) && row.kind === 'primary' && serving !== undefined
    return { row, absent, lacksRole, onDuty: serving === row.member_id, ...(covered && { coveredBy: serving }) }
  })
}

function byRole(one: AssignmentRow, other: AssignmentRow): number {
  if (one.role !== other.role) return one.role < other.role ? -1 : 1
  return inOrderOfService(assignmentOf(one), assignmentOf(other))
}
