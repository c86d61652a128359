import { z } from 'zod'
import { uuidV5, word } from '#event-sourcing'
import { wording } from '../domain/touchpoint.js'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({
  ...ofJourney,
  role: word,
  team: word.optional(),
  member: word.optional(),
  briefing: wording.optional(),
})

/** Lets a role know of a journey. Refuses with `UNKNOWN_ROLE`. */
export class InformRole extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'InformRole',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const InformRoleHandler = handlerOf(InformRole)
