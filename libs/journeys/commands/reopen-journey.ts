import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import type { Actor } from '#access'
import { uuidV5 } from '#event-sourcing'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { commandId, ValidCommand } from './message.js'

const input = z.strictObject({ commandId, clientId: z.uuid(), journeyId: z.uuid() })

/** Reopens a resolved journey. Refuses with `JOURNEY_NOT_RESOLVED`. */
export class ReopenJourney extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(ReopenJourney)
export class ReopenJourneyHandler implements ICommandHandler<ReopenJourney> {
  constructor(private readonly clients: ClientCommands) {}

  execute({ input: { clientId, journeyId }, origin }: ReopenJourney): Promise<RecordedAt> {
    const factId = uuidV5(origin.commandId, journeyId)
    return this.clients.record(clientId, { type: 'ReopenJourney', journeyId, factId }, origin)
  }
}
