import { z } from 'zod'
import { uuidV5, word } from '#event-sourcing'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({ ...ofJourney, handoffId: z.uuid(), member: word.optional() })

/**
 * Takes an offered journey; an offer that has lapsed can still be accepted. Refuses with `HANDOFF_NOT_FOUND`,
 * `HANDOFF_ALREADY_ACCEPTED`, `HANDOFF_ALREADY_DECLINED` and `HANDOFF_SUPERSEDED`.
 */
export class AcceptHandoff extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'AcceptHandoff',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const AcceptHandoffHandler = handlerOf(AcceptHandoff)
