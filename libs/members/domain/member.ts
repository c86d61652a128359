import type { Decider } from '#event-sourcing'
import { withAbsence, withoutAbsence } from './absences.js'
import type { MemberCommand, MemberContext } from './commands.js'
import { addMemberAlias, changeMemberRoles, liftAbsence, registerMember, setAbsence } from './decisions.js'
import type { MemberEvent } from './events.js'
import { nameKey } from './member-name.js'
import type { MemberState } from './member-state.js'
import { refuse } from './refusals.js'

/** The rules of one member. */
export const member: Decider<MemberState, MemberCommand, MemberEvent, MemberContext> = {
  initialState: () => ({ names: [], roles: [], teams: [], absences: [] }),

  decide(state, command, context) {
    if (command.type === 'RegisterMember') return registerMember(state, command, context)
    if (state.memberId === undefined) refuse('MEMBER_NOT_FOUND', 'There is no such member.', ['memberId'])
    switch (command.type) {
      case 'AddMemberAlias':
        return addMemberAlias(state, command)
      case 'ChangeMemberRoles':
        return changeMemberRoles(state, command, context)
      case 'SetAbsence':
        return setAbsence(state, command)
      case 'LiftAbsence':
        return liftAbsence(state, command)
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'MemberRegistered': {
        const { memberId, name, aliases, roles, teams } = event.data
        return { memberId, names: [name, ...aliases].map(nameKey), roles, teams, absences: [] }
      }
      case 'MemberAliasAdded':
        return { ...state, names: [...state.names, nameKey(event.data.alias)] }
      case 'MemberRolesChanged':
        return { ...state, ...event.data }
      case 'AbsenceSet':
        return { ...state, absences: withAbsence(state.absences, event.data) }
      case 'AbsenceLifted':
        return { ...state, absences: withoutAbsence(state.absences, event.data) }
    }
  },
}
