import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({ ...ofJourney, promiseId: z.uuid() })

/** Tells that the client got what was promised. Refuses with `PROMISE_NOT_FOUND`. */
export class KeepPromise extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'KeepPromise',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const KeepPromiseHandler = handlerOf(KeepPromise)
