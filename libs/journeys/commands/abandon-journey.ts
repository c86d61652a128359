import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { remark } from '../domain/remark.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, journeyId: z.uuid(), reason: remark.optional() })

/** Gives a journey up. Refuses with `JOURNEY_ALREADY_ABANDONED` and `JOURNEY_ALREADY_RESOLVED`. */
export class AbandonJourney extends clientCommand(input, ({ journeyId, reason }, commandId) => ({
  type: 'AbandonJourney',
  journeyId,
  factId: uuidV5(commandId, journeyId),
  reason,
})) {}

export const AbandonJourneyHandler = handlerOf(AbandonJourney)
