import type { ClientRow, ContactRow, JourneyRow, SearchHit, SearchHitKind, TimelineEntryRow } from '#journeys'
import type { ClientShown, EntryShown, JourneyShown } from './shown.js'
import { clientShown } from './shown-rows.js'

/** What a search has found, and what it belongs to; null where it belongs to none. */
export interface SearchHitShown {
  readonly kind: SearchHitKind
  readonly client: ClientShown
  readonly contact: Pick<ContactRow, 'id' | 'name' | 'email'> | null
  readonly journey: Pick<JourneyShown, 'id' | 'key' | 'title' | 'status'> | null
  readonly touchpoint: Pick<EntryShown, 'id' | 'occurredAt' | 'role' | 'member' | 'channel'> | null
  readonly snippet: SearchHit['snippet']
}

/** The same as a server gives it. */
export type ServerHit = Omit<SearchHitShown, 'client'> & { readonly client: ClientShown | null }

/** The rows that a hit belongs to, those that there are. */
interface RowsOfHit {
  readonly client: ClientRow | undefined
  readonly contact: ContactRow | undefined
  readonly journey: JourneyRow | undefined
  readonly entry: TimelineEntryRow | undefined
}

export function hitShown({ kind, clientId, snippet }: SearchHit, rows: RowsOfHit): SearchHitShown {
  const { client, contact, journey, entry } = rows
  return {
    kind,
    client: client ? clientShown(client) : { id: clientId, code: '?', name: '?' },
    contact: contact ? { id: contact.id, name: contact.name, email: contact.email } : null,
    journey: journey ? { id: journey.id, key: journey.key, title: journey.title, status: journey.status } : null,
    touchpoint: entry
      ? {
          id: entry.id,
          occurredAt: new Date(entry.occurred_at).toISOString(),
          role: entry.role,
          member: entry.member,
          channel: entry.channel,
        }
      : null,
    snippet,
  }
}

export const hitOfServer = ({ kind, client, contact, journey, touchpoint, snippet }: ServerHit): SearchHitShown => ({
  kind,
  client: client ?? { id: '', code: '?', name: '?' },
  contact,
  journey,
  touchpoint,
  snippet,
})
