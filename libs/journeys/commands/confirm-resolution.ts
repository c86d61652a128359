import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, journeyId: z.uuid() })

/** Tells that the client has confirmed a journey's resolution. Refuses with `JOURNEY_NOT_RESOLVED`. */
export class ConfirmResolution extends clientCommand(input, ({ journeyId }, commandId) => ({
  type: 'ConfirmResolution',
  journeyId,
  factId: uuidV5(commandId, journeyId),
})) {}

export const ConfirmResolutionHandler = handlerOf(ConfirmResolution)
