import { z } from 'zod'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, fromJourneyId: z.uuid(), intoJourneyId: z.uuid() })

/** Makes one journey of two that are one need: all touchpoints belong to the second. Refuses with `SAME_JOURNEY`. */
export class MergeJourneys extends clientCommand(input, ({ fromJourneyId, intoJourneyId }) => ({
  type: 'MergeJourneys',
  fromJourneyId,
  intoJourneyId,
})) {}

export const MergeJourneysHandler = handlerOf(MergeJourneys)
