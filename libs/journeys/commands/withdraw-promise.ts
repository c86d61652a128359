import { z } from 'zod'
import { uuidV5 } from '#event-sourcing'
import { wording } from '../domain/touchpoint.js'
import { clientCommand, handlerOf, ofJourney } from './client-command.js'

const input = z.strictObject({ ...ofJourney, promiseId: z.uuid(), reason: wording.optional() })

/** Takes a promise back. Refuses with `PROMISE_NOT_FOUND`. */
export class WithdrawPromise extends clientCommand(input, ({ clientId: _, commandId: __, ...said }, commandId) => ({
  type: 'WithdrawPromise',
  factId: uuidV5(commandId, said.journeyId),
  ...said,
})) {}

export const WithdrawPromiseHandler = handlerOf(WithdrawPromise)
