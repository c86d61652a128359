import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import type { Actor } from '#access'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { commandId, ValidCommand } from './message.js'

const input = z.strictObject({ commandId, clientId: z.uuid(), touchpointId: z.uuid(), toJourneyId: z.uuid() })

/** Puts a touchpoint into the journey where it belongs. Refuses with `JOURNEY_WOULD_BE_EMPTY`. */
export class MoveTouchpoint extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(MoveTouchpoint)
export class MoveTouchpointHandler implements ICommandHandler<MoveTouchpoint> {
  constructor(private readonly clients: ClientCommands) {}

  execute({ input: { clientId, touchpointId, toJourneyId }, origin }: MoveTouchpoint): Promise<RecordedAt> {
    return this.clients.record(clientId, { type: 'MoveTouchpoint', touchpointId, toJourneyId }, origin)
  }
}
