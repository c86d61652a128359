import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { Charters, type VersionRecorded } from '../charters.js'

const input = z.strictObject({ commandId, version: z.int().min(1) })

/** Takes back a version of the charter before it is in force. Refuses with the codes of `Charters.withdraw`. */
export class WithdrawCharter extends ValidCommand<typeof input, VersionRecorded> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(WithdrawCharter)
export class WithdrawCharterHandler implements ICommandHandler<WithdrawCharter> {
  constructor(private readonly charters: Charters) {}

  execute({ origin, input: { version } }: WithdrawCharter): Promise<VersionRecorded> {
    return this.charters.withdraw(version, origin)
  }
}
