import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidCommand, type Actor } from '#access'
import { uuidV5 } from '#event-sourcing'
import { contact, contactKey } from '../domain/contact.js'
import { ofClient } from './client-command.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'

const input = contact.extend(ofClient).strict()

/** Where a contact was recorded, and the contact. */
export interface ContactAt extends RecordedAt {
  readonly contactId: string
}

/** Makes a person at a client known. One of whom all of this is known already is answered. */
export class AddContact extends ValidCommand<typeof input, ContactAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(AddContact)
export class AddContactHandler implements ICommandHandler<AddContact> {
  constructor(private readonly clients: ClientCommands) {}

  async execute({ input: { clientId, commandId: _, ...contact }, origin }: AddContact): Promise<ContactAt> {
    const added = uuidV5(origin.commandId, clientId)
    const command = { type: 'AddContact', contactId: added, ...contact } as const
    const known = ({ contacts }: { readonly contacts: ReadonlyMap<string, string> }) =>
      contacts.get(contactKey(contact))
    const { position, repeated, answer: contactId = added } = await this.clients.run(clientId, command, origin, known)
    return { clientId, position, repeated, contactId }
  }
}
