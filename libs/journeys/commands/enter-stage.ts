import { z } from 'zod'
import { uuidV5, word } from '#event-sourcing'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({ ...ofJourney, stage: word, authoredBy: word.optional(), presentedBy: word.optional() })

/** Brings a journey to a stage of its topic. Refuses with `UNKNOWN_STAGE` and `UNKNOWN_ROLE`. */
export class EnterStage extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'EnterStage',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const EnterStageHandler = handlerOf(EnterStage)
