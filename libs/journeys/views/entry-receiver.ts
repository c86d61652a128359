import { parsed } from '#views'
import type { Deed } from '../domain/deed.js'
import type { TimelineEntryRow } from './timeline-entry.js'

/** Whom an entry is meant for: a role, and a team or a person of it where named. */
export interface EntryReceiver {
  readonly role: string
  readonly team: string | null
  readonly member: string | null
}

/** Whom a journey was offered to, who was let know of it, or who it should go to instead. */
export function receiverIn(row: TimelineEntryRow): EntryReceiver | null {
  if (row.to_role !== null) return { role: row.to_role, team: null, member: null }
  const deed = deedIn(row)
  if (deed?.type === 'decline') return { role: deed.instead, team: null, member: null }
  if (deed?.type !== 'offer' && deed?.type !== 'inform') return null
  const { role, team = null, member = null } = deed.to
  return { role, team, member }
}

/** Whether the client has agreed to the offer that an entry makes. */
export function isConsented(row: TimelineEntryRow): boolean {
  const deed = deedIn(row)
  return deed?.type === 'offer' && deed.consented === true
}

const deedIn = ({ deed }: TimelineEntryRow): Deed | undefined => (deed === null ? undefined : parsed<Deed>(deed))
