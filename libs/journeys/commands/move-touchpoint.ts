import { z } from 'zod'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, touchpointId: z.uuid(), toJourneyId: z.uuid() })

/**
 * Puts a touchpoint into the journey where it belongs. If it is the first of a source's thread, what comes of the
 * thread later follows it. Refuses with `JOURNEY_WOULD_BE_EMPTY`.
 */
export class MoveTouchpoint extends clientCommand(input, ({ touchpointId, toJourneyId }) => ({
  type: 'MoveTouchpoint',
  touchpointId,
  toJourneyId,
})) {}

export const MoveTouchpointHandler = handlerOf(MoveTouchpoint)
