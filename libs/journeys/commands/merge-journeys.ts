import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import type { Actor } from '#access'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { commandId, ValidCommand } from './message.js'

const input = z.strictObject({ commandId, clientId: z.uuid(), fromJourneyId: z.uuid(), intoJourneyId: z.uuid() })

/** Makes one journey of two that are one need: all touchpoints belong to the second. Refuses with `SAME_JOURNEY`. */
export class MergeJourneys extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(MergeJourneys)
export class MergeJourneysHandler implements ICommandHandler<MergeJourneys> {
  constructor(private readonly clients: ClientCommands) {}

  execute({ input: { clientId, fromJourneyId, intoJourneyId }, origin }: MergeJourneys): Promise<RecordedAt> {
    return this.clients.record(clientId, { type: 'MergeJourneys', fromJourneyId, intoJourneyId }, origin)
  }
}
