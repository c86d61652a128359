import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { word } from '#event-sourcing'
import { commandId, ValidCommand, type Actor } from '#access'
import { clientRef } from '../domain/client-ref.js'
import type { RecordedAt } from './client-commands.js'
import { ClientRegistry } from './client-registry.js'

const input = z.strictObject({
  commandId,
  name: word,
  /** Begins the keys of the client's journeys; made from the name where it is missing. */
  code: z
    .string()
    .regex(/^[\p{Lu}\p{N}]{1,20}$/u, 'a code has 1 to 20 capital letters and digits')
    .optional(),
  refs: z.array(clientRef).max(20).default([]),
})

/** Makes a client known. Refuses with `CODE_TAKEN` and `REF_TAKEN`. */
export class RegisterClient extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(RegisterClient)
export class RegisterClientHandler implements ICommandHandler<RegisterClient> {
  constructor(private readonly registry: ClientRegistry) {}

  execute({ input, origin }: RegisterClient): Promise<RecordedAt> {
    return this.registry.register(input, origin)
  }
}
