import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { word } from '#event-sourcing'
import { MemberRegistry } from './member-registry.js'
import type { MemberRecordedAt } from './members.js'
import { roles, teams } from './role-lists.js'

const input = z.strictObject({
  commandId,
  /** As touchpoints tell it. */
  name: word,
  /** How tools spell the name otherwise. */
  aliases: z.array(word).max(20).default([]),
  email: z.email().max(200).optional(),
  roles: roles.default([]),
  teams: teams.default([]),
})

/** Makes one of our people known. Refuses with `MEMBER_NAME_TAKEN` and `UNKNOWN_ROLE`. */
export class RegisterMember extends ValidCommand<typeof input, MemberRecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(RegisterMember)
export class RegisterMemberHandler implements ICommandHandler<RegisterMember> {
  constructor(private readonly registry: MemberRegistry) {}

  execute({ input: { commandId: _, ...registration }, origin }: RegisterMember): Promise<MemberRecordedAt> {
    return this.registry.register(registration, origin)
  }
}
