import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import type { Actor } from '#access'
import { uuidV5 } from '#event-sourcing'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { commandId, ValidCommand } from './message.js'

const input = z.strictObject({ commandId, clientId: z.uuid(), journeyId: z.uuid() })

/** Ends a journey. The client has what they came for. Refuses with `JOURNEY_ALREADY_RESOLVED`. */
export class ResolveJourney extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(ResolveJourney)
export class ResolveJourneyHandler implements ICommandHandler<ResolveJourney> {
  constructor(private readonly clients: ClientCommands) {}

  execute({ input: { clientId, journeyId }, origin }: ResolveJourney): Promise<RecordedAt> {
    const factId = uuidV5(origin.commandId, journeyId)
    return this.clients.record(clientId, { type: 'ResolveJourney', journeyId, factId }, origin)
  }
}
