import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { word } from '#event-sourcing'
import { MemberRegistry } from './member-registry.js'
import type { MemberRecordedAt } from './members.js'

const input = z.strictObject({
  commandId,
  memberId: z.uuid(),
  /** How a tool spells the name. */
  alias: word,
})

/** Gives a member one more name. Refuses with `MEMBER_NOT_FOUND` and `MEMBER_NAME_TAKEN`. */
export class AddMemberAlias extends ValidCommand<typeof input, MemberRecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(AddMemberAlias)
export class AddMemberAliasHandler implements ICommandHandler<AddMemberAlias> {
  constructor(private readonly registry: MemberRegistry) {}

  execute({ input: { memberId, alias }, origin }: AddMemberAlias): Promise<MemberRecordedAt> {
    return this.registry.addAlias(memberId, alias, origin)
  }
}
