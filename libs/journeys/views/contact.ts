import { table, text, type RowOf, type Rows } from '#views'
import type { ClientEvent } from '../domain/events.js'

/** A person at a client. */
export const contacts = table({
  name: 'contact',
  columns: {
    id: text(),
    client_id: text(),
    name: text(),
    email: text().nullable(),
    phone: text().nullable(),
    note: text().nullable(),
  },
  key: ['id'],
  indexes: [['client_id', 'name', 'id']],
  search: { of: ['name', 'email'], within: 'client_id' },
})
export type ContactRow = RowOf<typeof contacts>

export function projectContacts(rows: Rows, event: ClientEvent, clientId: string): void {
  if (event.type !== 'ContactAdded') return
  const { contactId, name, email = null, phone = null, note = null } = event.data
  rows.put(contacts, { id: contactId, client_id: clientId, name, email, phone, note })
}
