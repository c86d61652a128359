import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidCommand, type Actor } from '#access'
import { uuidV5, word } from '#event-sourcing'
import { instant, wording } from '../domain/touchpoint.js'
import { ofJourney } from './client-command.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'

const input = z.strictObject({
  ...ofJourney,
  /** The role that promises. */
  role: word,
  member: word.optional(),
  text: wording,
  dueAt: instant,
})

/** Where a promise was recorded, and the promise. */
export interface PromiseAt extends RecordedAt {
  readonly promiseId: string
}

/** Promises the client something by an instant. Refuses with `PROMISE_DUE_IN_PAST` and `UNKNOWN_ROLE`. */
export class MakePromise extends ValidCommand<typeof input, PromiseAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(MakePromise)
export class MakePromiseHandler implements ICommandHandler<MakePromise> {
  constructor(private readonly clients: ClientCommands) {}

  /** The promise has the id of the fact that makes it, which follows from the command's. */
  async execute({ input: { clientId, commandId: _, ...said }, origin }: MakePromise): Promise<PromiseAt> {
    const promiseId = uuidV5(origin.commandId, said.journeyId)
    const command = { type: 'MakePromise', factId: promiseId, promiseId, ...said } as const
    return { ...(await this.clients.record(clientId, command, origin)), promiseId }
  }
}
