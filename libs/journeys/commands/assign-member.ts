import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { word } from '#event-sourcing'
import { ValidCommand, type Actor } from '#access'
import { Members } from '#members'
import { assignmentKinds } from '../domain/assignments.js'
import { refuse } from '../domain/refusals.js'
import { instant } from '../domain/touchpoint.js'
import { ofClient } from './client-command.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'

const input = z.strictObject({
  ...ofClient,
  memberId: z.uuid(),
  role: word,
  as: z.enum(assignmentKinds),
  /** From now on where it is missing. */
  from: instant.optional(),
  to: instant.optional(),
})

/**
 * Makes a member serve a client in a role. Refuses with `MEMBER_NOT_FOUND`, `MEMBER_LACKS_ROLE`, `UNKNOWN_ROLE` and
 * `ASSIGNMENT_ENDS_BEFORE_IT_BEGINS`.
 */
export class AssignMember extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(AssignMember)
export class AssignMemberHandler implements ICommandHandler<AssignMember> {
  constructor(
    private readonly clients: ClientCommands,
    private readonly members: Members,
  ) {}

  async execute({ input, origin }: AssignMember): Promise<RecordedAt> {
    const { clientId, commandId: _, ...assignment } = input
    const memberRoles =
      (await this.members.rolesOf(input.memberId)) ??
      refuse('MEMBER_NOT_FOUND', `There is no member ${input.memberId}.`, ['memberId'])
    return this.clients.record(clientId, { type: 'AssignMember', memberRoles, ...assignment }, origin)
  }
}
