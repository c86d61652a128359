/** Whether a member serves first in a role, or when the first one does not. */
export const assignmentKinds = ['primary', 'backup'] as const
export type AssignmentKind = (typeof assignmentKinds)[number]

/** A member serves a client in a role: from an instant on, before another where there is one. Milliseconds since 1970. */
export interface Assignment {
  readonly memberId: string
  readonly role: string
  readonly as: AssignmentKind
  readonly from: number
  readonly to?: number
}

/** The assignment in an event. */
export const assignmentIn = ({ from, to, ...rest }: Told): Assignment => ({
  ...rest,
  from: Date.parse(from),
  ...(to !== undefined && { to: Date.parse(to) }),
})

/** An assignment as events tell it: instants as ISO 8601. */
type Told = Omit<Assignment, 'from' | 'to'> & { readonly from: string; readonly to?: string }

/** Whether an assignment stands at an instant. */
export const standsAt = ({ from, to = Infinity }: Pick<Assignment, 'from' | 'to'>, at: number): boolean =>
  from <= at && at < to

/** The assignments after the one of a member in a role that stands at an instant ends there; one that begins there never was. */
export function released(
  assignments: readonly Assignment[],
  { memberId, role, at }: { readonly memberId: string; readonly role: string; readonly at: number },
): Assignment[] {
  return assignments.flatMap((each) => {
    if (each.memberId !== memberId || each.role !== role || !standsAt(each, at)) return [each]
    return each.from < at ? [{ ...each, to: at }] : []
  })
}

/** The assignments with which another cannot stand: its member's in the same role, and a primary beside a primary. */
export function displacedBy(assignments: readonly Assignment[], other: Assignment): Assignment[] {
  return assignments.filter(
    (each) =>
      each.role === other.role &&
      (each.memberId === other.memberId || (each.as === 'primary' && other.as === 'primary')) &&
      each.from < (other.to ?? Infinity) &&
      other.from < (each.to ?? Infinity),
  )
}
