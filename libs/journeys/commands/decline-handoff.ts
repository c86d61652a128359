import { z } from 'zod'
import { uuidV5, word } from '#event-sourcing'
import { wording } from '../domain/touchpoint.js'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({ ...ofJourney, handoffId: z.uuid(), reason: wording, instead: word })

/**
 * Declines an offered journey, and says why and where it should go instead. Refuses like `AcceptHandoff`, and with
 * `UNKNOWN_ROLE` and `HANDOFF_TO_ONESELF`.
 */
export class DeclineHandoff extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'DeclineHandoff',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const DeclineHandoffHandler = handlerOf(DeclineHandoff)
