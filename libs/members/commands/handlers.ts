import { AddMemberAliasHandler } from './add-member-alias.js'
import { ChangeMemberRolesHandler } from './change-member-roles.js'
import { LiftAbsenceHandler } from './lift-absence.js'
import { MemberRegistry } from './member-registry.js'
import { Members } from './members.js'
import { RegisterMemberHandler } from './register-member.js'
import { SetAbsenceHandler } from './set-absence.js'

/** What handles the commands of this context. */
export const commandHandlers = [
  Members,
  MemberRegistry,
  RegisterMemberHandler,
  AddMemberAliasHandler,
  ChangeMemberRolesHandler,
  SetAbsenceHandler,
  LiftAbsenceHandler,
]
