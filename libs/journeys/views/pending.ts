import type { Rows } from '#views'
import type { Fact } from '../domain/fact.js'
import type { Status } from '../domain/standing.js'
import { handoffAfter, handoffs, offeredIn, type HandoffRow } from './handoff.js'
import { promiseAfter, promisedIn, promises, type PromiseRow } from './promise.js'
import type { FoldedEntry } from './timeline-entry.js'

/**
 * What a journey waits for in its present spell: offers that nobody has taken up or declined, promises neither kept nor
 * withdrawn. As whole rows, so that what settles one can write it. JSON-safe.
 */
export interface Pending {
  readonly handoffs: readonly HandoffRow[]
  readonly promises: readonly PromiseRow[]
}

export const nothingPending: Pending = { handoffs: [], promises: [] }

/** What is pending after one more entry, and the rows that the entry made or changed. A resolution leaves nothing pending. */
export function advancePending(
  before: Pending,
  entry: FoldedEntry,
  fact: Fact,
  status: Status,
): { pending: Pending; changed: Pending } {
  const offered = offeredIn(entry)
  const promised = promisedIn(entry)
  const isIdle = before.handoffs.length === 0 && before.promises.length === 0
  if (isIdle && !offered && !promised) return { pending: before, changed: nothingPending }
  const isOver = status === 'resolved'
  const voided = { state: 'void', settled_at: fact.at } as const
  const after: Pending = {
    handoffs: [
      ...before.handoffs.map((row) => (isOver ? { ...row, ...voided } : handoffAfter(row, entry, fact))),
      ...(offered ? [isOver ? { ...offered, ...voided } : offered] : []),
    ],
    promises: [
      ...before.promises.map((row) => (isOver ? { ...row, ...voided } : promiseAfter(row, fact))),
      ...(promised ? [isOver ? { ...promised, ...voided } : promised] : []),
    ],
  }
  return {
    pending: {
      handoffs: after.handoffs.filter(({ state }) => state === 'offered'),
      promises: after.promises.filter(({ state }) => state === 'open'),
    },
    changed: {
      handoffs: after.handoffs.filter((row) => !before.handoffs.includes(row)),
      promises: after.promises.filter((row) => !before.promises.includes(row)),
    },
  }
}

/** Writes the rows that an entry made or changed. */
export function putChanged(rows: Rows, changed: Pending): void {
  for (const row of changed.handoffs) rows.put(handoffs, row)
  for (const row of changed.promises) rows.put(promises, row)
}
