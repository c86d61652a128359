import { integer, table, text, type RowOf } from '#views'
import type { Fact } from '../domain/fact.js'
import type { FoldedEntry } from './timeline-entry.js'

/** How a promise stands; `void` where its journey was resolved before it was kept or withdrawn. */
export type PromiseState = 'open' | 'kept' | 'withdrawn' | 'void'

/** Something that the client was promised by an instant. */
export const promises = table({
  name: 'promise',
  columns: {
    id: text(),
    client_id: text(),
    journey_id: text(),
    role: text().nullable(),
    member: text().nullable(),
    text: text(),
    made_at: integer(),
    due_at: integer(),
    state: text<PromiseState>(),
    settled_at: integer().nullable(),
  },
  key: ['id'],
  indexes: [
    ['journey_id', 'due_at'],
    ['client_id', 'state', 'due_at'],
    ['state', 'role', 'due_at'],
  ],
})
export type PromiseRow = RowOf<typeof promises>

/** The promise that an entry makes, if it makes one. */
export function promisedIn({ deed, ...entry }: FoldedEntry): PromiseRow | undefined {
  if (deed?.type !== 'promise') return undefined
  return {
    id: deed.promiseId,
    client_id: entry.client_id,
    journey_id: entry.journey_id,
    role: entry.role,
    member: entry.member,
    text: entry.text ?? '',
    made_at: entry.occurred_at,
    due_at: deed.dueAt,
    state: 'open',
    settled_at: null,
  }
}

/** An open promise after one more fact. */
export function promiseAfter(row: PromiseRow, { deed, at }: Fact): PromiseRow {
  if ((deed?.type !== 'keep' && deed?.type !== 'withdraw') || deed.promiseId !== row.id) return row
  return { ...row, state: deed.type === 'keep' ? 'kept' : 'withdrawn', settled_at: at }
}
