import { createHash } from 'node:crypto'
import { DigestSet } from '../digest-set.js'
import type { Row } from '../readers/row.js'

/** How many rows back two that are alike are told apart: bounds the memory of a long import. */
const WINDOW = 500_000

/** Rows that were seen, and of those seen more than once how often. */
class Seen {
  readonly digests = new DigestSet()
  readonly counts = new Map<string, number>()
}

/**
 * The id of a row in a file whose tool gives none: a hash of all it holds. Rows alike are counted through (`…`, `…~2`), so that each stays a
 * touchpoint of its own and the same file gives the same ids again; the number of the row has no part in it, so that a longer export
 * does too.
 */
export function rowIds(columns: readonly string[]): (row: Row) => string {
  let recent = new Seen()
  let older = new Seen()
  let sorted: string[] = []
  return ({ fields }) => {
    if (sorted.length !== columns.length) sorted = [...columns].sort()
    const hash = createHash('sha256')
    for (const column of sorted) {
      const value = fields.get(column)
      if (value) hash.update(`${column.length}:${column}${value.length}:${value}`)
    }
    const digest = hash.digest()
    const id = digest.toString('base64url').slice(0, 22)
    const isKnown = recent.digests.has(digest) || older.digests.has(digest)
    const count = isKnown ? (recent.counts.get(id) ?? older.counts.get(id) ?? 1) + 1 : 1
    recent.digests.add(digest)
    if (count > 1) recent.counts.set(id, count)
    if (recent.digests.size >= WINDOW) [recent, older] = [new Seen(), recent]
    return count === 1 ? id : `${id}~${count}`
  }
}
