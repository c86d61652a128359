import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidCommand, type Actor } from '#access'
import { uuidV5 } from '#event-sourcing'
import { ofClient } from './client-command.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { MOST_TOUCHPOINTS } from './record-touchpoints.js'

const input = z.strictObject({
  ...ofClient,
  journeyId: z.uuid(),
  touchpointIds: z.array(z.uuid()).min(1).max(MOST_TOUCHPOINTS),
})

/** Where a journey was split, and the new one. */
export interface SplitAt extends RecordedAt {
  readonly journeyId: string
}

/**
 * Makes two journeys of one that is two needs: the touchpoints go into a new one. What comes of a source's thread
 * later follows the thread's first touchpoint. Refuses with `TOUCHPOINT_NOT_FOUND` and `JOURNEY_WOULD_BE_EMPTY`.
 */
export class SplitJourney extends ValidCommand<typeof input, SplitAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(SplitJourney)
export class SplitJourneyHandler implements ICommandHandler<SplitJourney> {
  constructor(private readonly clients: ClientCommands) {}

  /** The new journey's id follows from the command's, so that a repeat answers the same one. */
  async execute({ input: { clientId, journeyId, touchpointIds }, origin }: SplitJourney): Promise<SplitAt> {
    const newJourneyId = uuidV5(origin.commandId, journeyId)
    const command = { type: 'SplitJourney', journeyId, newJourneyId, touchpointIds } as const
    return { ...(await this.clients.record(clientId, command, origin)), journeyId: newJourneyId }
  }
}
