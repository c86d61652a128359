import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, WithoutNulls } from '#graphql'
import { AddContact } from '../commands/add-contact.js'
import { ChangeClient } from '../commands/change-client.js'
import { ContactsOfClients } from '../queries/of-clients.js'
import { ClientsById, ContactsById } from '../queries/rows-by-id.js'
import { ClientObject, clientOf } from './client.js'
import { ContactObject, contactOf } from './contact.js'
import { AddContactInput, ChangeClientInput } from './correction-inputs.js'
import { ClientRecorded, ContactRecorded } from './payloads.js'

const input = { description: 'What the command says.' }

/** What a client is called, and whom to speak to there. */
@Resolver(() => ClientObject)
@UsePipes(WithoutNulls)
export class ClientContactsResolver {
  constructor(private readonly door: Door) {}

  @ResolveField(() => [ContactObject], { description: 'The people at the client, by name.' })
  contacts({ id }: ClientObject, _: unknown, context: RequestContext) {
    return shownList(context.load(ContactsOfClients, id), contactOf)
  }

  @Mutation(() => ClientRecorded, {
    description: 'Gives a client another name. The code stays, with which the keys of the journeys begin.',
  })
  async changeClient(@Args('input', input) input: ChangeClientInput, @Context() { actor }: RequestContext) {
    return new ClientRecorded(await this.door.execute(new ChangeClient(actor, input)))
  }

  @Mutation(() => ContactRecorded, {
    description: 'Makes a person at a client known. One of whom all of this is known already is answered.',
  })
  async addContact(@Args('input', input) input: AddContactInput, @Context() { actor }: RequestContext) {
    return new ContactRecorded(await this.door.execute(new AddContact(actor, input)))
  }
}

/** The contact that a command added, as the views show them once they hold the command's position. */
@Resolver(() => ContactRecorded)
export class ContactRecordedResolver {
  @ResolveField(() => ClientObject, { nullable: true, description: 'The client as they are now.' })
  client({ clientId, position }: ContactRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, clientId, position), clientOf)
  }

  @ResolveField(() => ContactObject, { nullable: true, description: 'The contact.' })
  contact({ contactId, position }: ContactRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(ContactsById, contactId, position), contactOf)
  }
}
