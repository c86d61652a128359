import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { Members, type MemberRecordedAt } from './members.js'
import { roles, teams } from './role-lists.js'

const input = z.strictObject({ commandId, memberId: z.uuid(), roles: roles.optional(), teams: teams.optional() })

/** Gives a member other roles or teams: all of them. Refuses with `MEMBER_NOT_FOUND` and `UNKNOWN_ROLE`. */
export class ChangeMemberRoles extends ValidCommand<typeof input, MemberRecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(ChangeMemberRoles)
export class ChangeMemberRolesHandler implements ICommandHandler<ChangeMemberRoles> {
  constructor(private readonly members: Members) {}

  execute({ input: { memberId, roles, teams }, origin }: ChangeMemberRoles): Promise<MemberRecordedAt> {
    return this.members.record(memberId, { type: 'ChangeMemberRoles', roles, teams }, origin)
  }
}
