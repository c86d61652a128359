import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import { contactKey } from '../contact.js'
import type { ClientEvent } from '../events.js'

/** Gives a client another name; the one it has changes nothing. */
export function changeClient(state: ClientState, { name }: CommandOf<'ChangeClient'>): ClientEvent[] {
  return name === (state.changedName ?? state.name) ? [] : [{ type: 'ClientChanged', data: { name } }]
}

/** Makes a person at the client known; one of whom all of this is known already changes nothing. */
export function addContact(state: ClientState, { type: _, ...contact }: CommandOf<'AddContact'>): ClientEvent[] {
  return state.contacts.has(contactKey(contact)) ? [] : [{ type: 'ContactAdded', data: contact }]
}
