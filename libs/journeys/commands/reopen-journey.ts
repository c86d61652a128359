import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, journeyId: z.uuid() })

/** Reopens a journey that is resolved or abandoned. Refuses with `JOURNEY_NOT_RESOLVED`. */
export class ReopenJourney extends clientCommand(input, ({ journeyId }, commandId) => ({
  type: 'ReopenJourney',
  journeyId,
  factId: uuidV5(commandId, journeyId),
})) {}

export const ReopenJourneyHandler = handlerOf(ReopenJourney)
