import { nameKey } from '#members'
import { onDuty, type Absences } from '../domain/on-duty.js'
import type { Assignment } from '../domain/assignments.js'

/** Whose inbox it is: that of some roles, or of one member who has them. */
export interface InboxOwner {
  readonly roles: readonly string[]
  readonly member?: {
    readonly id: string
    /** As `nameKey` gives them. */
    readonly names: ReadonlySet<string>
    readonly teams: readonly string[]
  }
}

/** Whom something of a client is for. */
export interface Addressed {
  readonly clientId: string
  readonly role: string
  readonly team: string | null
  readonly member: string | null
}

/** Who serves some clients at an instant, in milliseconds since 1970. */
export interface Service {
  readonly at: number
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>
  readonly absences: Absences
  /** The names of the members who are absent, as `nameKey` gives them. */
  readonly absent: ReadonlySet<string>
}

/**
 * Whether it is the owner’s turn. What names a person is for that person; what names none is for who serves the client in
 * the role, or for everybody in the role where nobody does. Who covers for one who is absent has what names them too.
 */
export function isFor({ member }: InboxOwner, { clientId, role, ...to }: Addressed, service: Service): boolean {
  if (!member) return true
  const serving = onDuty(service.assignments.get(clientId) ?? [], service.absences, role, service.at)?.memberId
  if (to.member !== null) {
    const named = nameKey(to.member)
    return member.names.has(named) || (serving === member.id && service.absent.has(named))
  }
  if (serving !== undefined) return serving === member.id
  return to.team === null || member.teams.includes(to.team)
}
