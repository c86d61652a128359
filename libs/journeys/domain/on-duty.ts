import { standsAt, type Assignment } from './assignments.js'

/** When members are not there, by their ids: from an instant on, before another. Instants as ISO 8601. */
export type Absences = ReadonlyMap<string, readonly { readonly from: string; readonly to: string }[]>

/**
 * Who serves a client in a role at an instant (milliseconds since 1970): the primary unless absent, else the
 * backup assigned first who is there. Nobody, where all are absent or nobody is assigned.
 */
export function onDuty(
  assignments: readonly Assignment[],
  absences: Absences,
  role: string,
  at: number,
): Assignment | undefined {
  return assignments
    .filter((each) => each.role === role && standsAt(each, at) && !isAbsent(absences, each.memberId, at))
    .sort(inOrderOfService)[0]
}

/** Whether a member is not there at an instant, in milliseconds since 1970. */
export const isAbsent = (absences: Absences, memberId: string, at: number): boolean =>
  (absences.get(memberId) ?? []).some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))

/** The primary first, then the backups as they were assigned; where two began at once, the ids decide. */
export const inOrderOfService = (one: Assignment, other: Assignment): number =>
  Number(one.as === 'backup') - Number(other.as === 'backup') ||
  one.from - other.from ||
  (one.memberId < other.memberId ? -1 : 1)
