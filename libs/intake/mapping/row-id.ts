import { createHash } from 'node:crypto'
import type { Row } from '../readers/row.js'

/** How many rows back two that are alike are told apart: bounds the memory of a long import. */
const WINDOW = 500_000

/**
 * The id of a row in a file whose tool gives none: a hash of all it holds. Rows alike are counted through (`…`, `…~2`), so that each stays a
 * touchpoint of its own and the same file gives the same ids again; the number of the row has no part in it, so that a longer export
 * does too.
 */
export function rowIds(columns: readonly string[]): (row: Row) => string {
  let recent = new Map<string, number>()
  let older = new Map<string, number>()
  let sorted: string[] = []
  return ({ fields }) => {
    if (sorted.length !== columns.length) sorted = [...columns].sort()
    const hash = createHash('sha256')
    for (const column of sorted) {
      const value = fields.get(column)
      if (value) hash.update(`${column.length}:${column}${value.length}:${value}`)
    }
    const id = hash.digest('base64url').slice(0, 22)
    const count = (recent.get(id) ?? older.get(id) ?? 0) + 1
    recent.set(id, count)
    if (recent.size >= WINDOW) [recent, older] = [new Map(), recent]
    return count === 1 ? id : `${id}~${count}`
  }
}
