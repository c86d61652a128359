import { sameSpan, type Absence } from './absences.js'
import type { MemberCommandOf, MemberContext } from './commands.js'
import type { MemberEvent } from './events.js'
import { nameKey } from './member-name.js'
import type { MemberState } from './member-state.js'
import { refuse } from './refusals.js'

/** Makes a member known. Whoever reserved the name decides whose stream this is: a known member has it. */
export function registerMember(
  state: MemberState,
  { type: _, name, aliases, roles, teams, ...rest }: MemberCommandOf<'RegisterMember'>,
  context: MemberContext,
): MemberEvent[] {
  if (state.memberId !== undefined) refuse('MEMBER_NAME_TAKEN', `${name} is the name of another member.`, ['name'])
  const data = { ...rest, name, aliases: [...aliases], roles: inCharter(roles, context), teams: distinct(teams) }
  return [{ type: 'MemberRegistered', data }]
}

/** Gives a member one more name; which member has a name is decided where it is reserved. */
export function addMemberAlias({ names }: MemberState, { alias }: MemberCommandOf<'AddMemberAlias'>): MemberEvent[] {
  return names.includes(nameKey(alias)) ? [] : [{ type: 'MemberAliasAdded', data: { alias } }]
}

/** Gives a member other roles or teams; what is not said stays as it is. */
export function changeMemberRoles(
  state: MemberState,
  command: MemberCommandOf<'ChangeMemberRoles'>,
  context: MemberContext,
): MemberEvent[] {
  const roles = command.roles ? inCharter(command.roles, context) : [...state.roles]
  const teams = distinct(command.teams ?? state.teams)
  if (sameNames(roles, state.roles) && sameNames(teams, state.teams)) return []
  return [{ type: 'MemberRolesChanged', data: { roles, teams } }]
}

/** Says when a member is not there. */
export function setAbsence(
  { absences }: MemberState,
  { from, to, reason }: MemberCommandOf<'SetAbsence'>,
): MemberEvent[] {
  if (to <= from) refuse('ABSENCE_ENDS_BEFORE_IT_BEGINS', 'An absence ends after it begins.', ['to'])
  const data: Absence = { from, to, ...(reason !== undefined && { reason }) }
  const known = absences.find((absence) => sameSpan(absence, data))
  return known && known.reason === reason ? [] : [{ type: 'AbsenceSet', data }]
}

/** Says that a member is there after all. */
export function liftAbsence({ absences }: MemberState, { from, to }: MemberCommandOf<'LiftAbsence'>): MemberEvent[] {
  if (!absences.some((absence) => sameSpan(absence, { from, to })))
    refuse('ABSENCE_NOT_FOUND', `The member has no absence from ${from} to ${to}.`, ['from'])
  return [{ type: 'AbsenceLifted', data: { from, to } }]
}

/** The roles as the charter spells them, each once. Refuses a name that it does not know. */
function inCharter(roles: readonly string[], { roleNamed }: MemberContext): string[] {
  return distinct(
    roles.map(
      (role, index) =>
        roleNamed(role) ?? refuse('UNKNOWN_ROLE', `The charter has no role "${role}".`, ['roles', index]),
    ),
  )
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)]

/** Whatever their order. */
const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name) => others.includes(name))
