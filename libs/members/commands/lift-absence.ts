import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { instant } from '#event-sourcing'
import { Members, type MemberRecordedAt } from './members.js'

const input = z.strictObject({ commandId, memberId: z.uuid(), from: instant, to: instant })

/** Says that a member is there after all. Refuses with `MEMBER_NOT_FOUND` and `ABSENCE_NOT_FOUND`. */
export class LiftAbsence extends ValidCommand<typeof input, MemberRecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(LiftAbsence)
export class LiftAbsenceHandler implements ICommandHandler<LiftAbsence> {
  constructor(private readonly members: Members) {}

  execute({ input: { memberId, from, to }, origin }: LiftAbsence): Promise<MemberRecordedAt> {
    return this.members.record(memberId, { type: 'LiftAbsence', from, to }, origin)
  }
}
