import { integer, table, text, type RowOf } from '#views'
import type { Fact } from '../domain/fact.js'
import { settlingOf, type Handoff } from '../domain/handoffs.js'
import type { FoldedEntry } from './timeline-entry.js'

/** How an offer stands; `void` where its journey was resolved before anybody took it up. */
export type HandoffState = Handoff['state'] | 'void'

/** An offer of a journey to another role, and what has come of it. */
export const handoffs = table({
  name: 'handoff',
  columns: {
    id: text(),
    client_id: text(),
    journey_id: text(),
    from_role: text().nullable(),
    to_role: text(),
    to_team: text().nullable(),
    to_member: text().nullable(),
    /** Whether what is known came with it. */
    briefed: integer<0 | 1>(),
    briefing: text().nullable(),
    /** Whether the client has agreed to it. */
    consented: integer<0 | 1>(),
    offered_at: integer(),
    /** When it should be accepted or declined. */
    due_at: integer().nullable(),
    state: text<HandoffState>(),
    settled_at: integer().nullable(),
    /** The person who accepted it, or touched. */
    settled_by: text().nullable(),
    /** Why it was declined, and the role to go to instead. */
    reason: text().nullable(),
    instead: text().nullable(),
  },
  key: ['id'],
  indexes: [['journey_id', 'offered_at'], ['state', 'to_role', 'due_at'], ['client_id']],
})
export type HandoffRow = RowOf<typeof handoffs>

/** The offer that an entry makes, if it makes one. */
export function offeredIn({ deed, ...entry }: FoldedEntry): HandoffRow | undefined {
  if (deed?.type !== 'offer') return undefined
  return {
    id: deed.handoffId,
    client_id: entry.client_id,
    journey_id: entry.journey_id,
    from_role: deed.from ?? null,
    to_role: deed.to.role,
    to_team: deed.to.team ?? null,
    to_member: deed.to.member ?? null,
    briefed: deed.briefed ? 1 : 0,
    briefing: entry.text,
    consented: deed.consented ? 1 : 0,
    offered_at: entry.occurred_at,
    due_at: deed.acceptBy ?? null,
    state: 'offered',
    settled_at: null,
    settled_by: null,
    reason: null,
    instead: null,
  }
}

/** An open offer after one more entry. */
export function handoffAfter(row: HandoffRow, entry: FoldedEntry, fact: Fact): HandoffRow {
  const offer = { handoffId: row.id, from: row.from_role ?? undefined, to: { role: row.to_role } }
  const state = settlingOf(offer, fact)
  if (!state) return row
  const settled = { ...row, state, settled_at: fact.at }
  if (state === 'accepted') return { ...settled, settled_by: entry.member }
  return fact.deed?.type === 'decline' ? { ...settled, reason: entry.text, instead: fact.deed.instead } : settled
}
