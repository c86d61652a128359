import { displacedBy, standsAt, type Assignment } from '../assignments.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'

/**
 * Makes a member serve the client in a role. There is one primary at a time, and a member is in a role once at a
 * time: what stands in the way ends where the new assignment begins, each told by an event of its own.
 */
export function assignMember(
  { assignments }: ClientState,
  command: CommandOf<'AssignMember'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const { memberId, as } = command
  const from = command.from === undefined ? now : Date.parse(command.from)
  const to = command.to === undefined ? undefined : Date.parse(command.to)
  const role =
    charters.at(from).roleNamed(command.role) ??
    refuse('UNKNOWN_ROLE', `The charter has no role "${command.role}".`, ['role'])
  if (!command.memberRoles.includes(role))
    refuse('MEMBER_LACKS_ROLE', `The member does not have the role ${role}: give it to them first.`, ['role'])
  if (to !== undefined && to <= from)
    refuse('ASSIGNMENT_ENDS_BEFORE_IT_BEGINS', 'An assignment ends after it begins.', ['to'])
  const wanted: Assignment = { memberId, role, as, from, ...(to !== undefined && { to }) }
  if (assignments.some((each) => includes(each, wanted))) return []
  return [
    ...displacedBy(assignments, wanted).map((each) => releasedEvent(each, Math.max(from, each.from))),
    { type: 'MemberAssigned', data: { memberId, role, as, from: iso(from), ...(to !== undefined && { to: iso(to) }) } },
  ]
}

/** Ends what a member does for the client in a role. */
export function releaseMember(
  { assignments }: ClientState,
  command: CommandOf<'ReleaseMember'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const at = command.at === undefined ? now : Date.parse(command.at)
  const roles = [command.role, charters.at(at).roleNamed(command.role)]
  const standing = assignments.find(
    (each) => each.memberId === command.memberId && roles.includes(each.role) && standsAt(each, at),
  )
  if (!standing)
    refuse('NOT_ASSIGNED', `The member does not serve the client as ${command.role} at ${iso(at)}.`, ['memberId'])
  return [releasedEvent(standing, at)]
}

/** Whether an assignment says all that is wanted. */
const includes = (each: Assignment, wanted: Assignment): boolean =>
  each.memberId === wanted.memberId &&
  each.role === wanted.role &&
  each.as === wanted.as &&
  standsAt(each, wanted.from) &&
  each.to === wanted.to

const releasedEvent = ({ memberId, role }: Assignment, at: number): ClientEvent => ({
  type: 'MemberReleased',
  data: { memberId, role, at: iso(at) },
})

const iso = (instant: number): string => new Date(instant).toISOString()
