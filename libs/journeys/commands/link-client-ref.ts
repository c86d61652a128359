import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { clientRef } from '../domain/client-ref.js'
import type { RecordedAt } from './client-commands.js'
import { ClientRegistry } from './client-registry.js'

const input = z.strictObject({ commandId, clientId: z.uuid(), ref: clientRef })

/** Tells by which id another tool knows a client. Refuses with `REF_TAKEN`. */
export class LinkClientRef extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(LinkClientRef)
export class LinkClientRefHandler implements ICommandHandler<LinkClientRef> {
  constructor(private readonly registry: ClientRegistry) {}

  execute({ input, origin }: LinkClientRef): Promise<RecordedAt> {
    return this.registry.link(input.clientId, input.ref, origin)
  }
}
