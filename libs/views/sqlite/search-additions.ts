import type { Database, Statement } from '#event-sourcing'
import { addToIndex } from '../full-text-index.js'
import { quoted } from '../sql-names.js'
import type { AnyTable, TableSearch } from '../table.js'

/** How many rows a step takes into the index. */
const STEP = 8192

/** How new rows come into the full-text index of their table: they are those whose rowids are the highest. */
export class SearchAdditions {
  readonly #newest: Statement
  readonly #add: Statement

  constructor(database: Database, table: AnyTable, { within }: TableSearch) {
    this.#newest = database.prepare(`select coalesce(max(rowid), 0) from ${quoted(table.name)}`).raw()
    this.#add = database.prepare(addToIndex(table, within))
  }

  /** Writes rows, and takes those that are new into the index. */
  with(write: () => void): void {
    const before = this.#newestRow()
    write()
    const after = this.#newestRow()
    if (after > before) this.#add.run([before, after])
  }

  /** Takes in all rows that are there, step by step. */
  *steps(): Generator<() => void> {
    const last = this.#newestRow()
    for (let from = 0; from < last; from += STEP) yield () => this.#add.run([from, Math.min(from + STEP, last)])
  }

  #newestRow(): number {
    const [[newest]] = this.#newest.all([]) as [[number]]
    return newest
  }
}
