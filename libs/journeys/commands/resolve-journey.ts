import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, journeyId: z.uuid() })

/** Ends a journey. The client has what they came for. Refuses with `JOURNEY_ALREADY_RESOLVED`. */
export class ResolveJourney extends clientCommand(input, ({ journeyId }, commandId) => ({
  type: 'ResolveJourney',
  journeyId,
  factId: uuidV5(commandId, journeyId),
})) {}

export const ResolveJourneyHandler = handlerOf(ResolveJourney)
