import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { instant, word } from '#event-sourcing'
import { Members, type MemberRecordedAt } from './members.js'

const input = z.strictObject({
  commandId,
  memberId: z.uuid(),
  from: instant,
  to: instant,
  reason: word.optional(),
})

/**
 * Says when a member is not there; an absence that it overlaps is replaced by it. Refuses with
 * `MEMBER_NOT_FOUND` and `ABSENCE_ENDS_BEFORE_IT_BEGINS`.
 */
export class SetAbsence extends ValidCommand<typeof input, MemberRecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(SetAbsence)
export class SetAbsenceHandler implements ICommandHandler<SetAbsence> {
  constructor(private readonly members: Members) {}

  execute({ input: { memberId, from, to, reason }, origin }: SetAbsence): Promise<MemberRecordedAt> {
    return this.members.record(memberId, { type: 'SetAbsence', from, to, reason }, origin)
  }
}
