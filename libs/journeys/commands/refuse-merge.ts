import { z } from 'zod'
import { remark } from '../domain/remark.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({
  ...ofClient,
  journeyId: z.uuid(),
  withJourneyId: z.uuid(),
  reason: remark.optional(),
})

/** Decides that two journeys are two needs: their merge is not proposed again. Refuses with `PROPOSAL_NOT_FOUND`. */
export class RefuseMerge extends clientCommand(input, ({ journeyId, withJourneyId, reason }) => ({
  type: 'RefuseMerge',
  journeyId,
  withJourneyId,
  reason,
})) {}

export const RefuseMergeHandler = handlerOf(RefuseMerge)
