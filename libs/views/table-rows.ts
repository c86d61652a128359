import { cellOf, type Cell, type Column, type Value } from './column.js'
import type { TableChanges } from './row-store.js'
import type { AnyRow, AnyTable } from './table.js'

/** What stands under a key: now, and in the store as far as that is known; `null` says that no row is there. */
export interface Entry {
  readonly id: Cell
  readonly key: readonly Cell[]
  row: AnyRow | undefined
  stored: AnyRow | null | undefined
}

/** Takes a change back. */
export type Undo = () => void

/**
 * The part of one table that is in memory: rows by key, those known to be absent too, and the
 * groups known as a whole. Between two batches it equals what the store holds.
 */
export class TableRows {
  readonly #entries = new Map<Cell, Entry>()
  readonly #groups: readonly { readonly column: string; readonly known: Map<Value, Entry[]> }[]
  readonly #changed = new Set<Entry>()
  readonly #columns: readonly [string, Column][]

  /** A table that is whole in memory needs no loading: what is not here does not exist. */
  constructor(
    readonly table: AnyTable,
    readonly isWhole = false,
  ) {
    this.#columns = Object.entries(table.columns)
    this.#groups = table.groups.map((column) => ({ column, known: new Map() }))
  }

  /** The entries and groups at hand. */
  get size(): number {
    return this.#groups.reduce((sum, { known }) => sum + known.size, this.#entries.size)
  }

  /** The entries of which the store may have yet to hear. */
  get changed(): number {
    return this.#changed.size
  }

  find(id: Cell): Entry | undefined {
    return this.#entries.get(id)
  }

  /** The entries of a group in the order of their keys, if the group is known. */
  group(column: string, value: Cell): readonly Entry[] | undefined {
    return this.#groups.find((group) => group.column === column)?.known.get(value)
  }

  /** From now on these groups are known: what the store holds of them follows by `admit`, what it has yet to hear of is here. */
  openGroups(column: string, values: Iterable<Cell>): void {
    const known = this.#groups.find((group) => group.column === column)?.known
    for (const value of values) known?.set(value, [])
    for (const entry of this.#changed) if (entry.row) this.#join(entry, entry.row)
  }

  /** Takes in what the store holds under a key; what is in memory already is not older. */
  admit(id: Cell, key: readonly Cell[], row: AnyRow | undefined): void {
    const entry = this.#entries.get(id)
    if (!entry) this.#place({ id, key, row: undefined, stored: row ?? null }, row)
    else if (entry.row) this.#join(entry, entry.row)
  }

  /** Changes what stands under a key. */
  set(id: Cell, key: readonly Cell[], row: AnyRow | undefined): Undo {
    const known = this.#entries.get(id)
    const entry = known ?? { id, key, row: undefined, stored: undefined }
    const before = entry.row
    const wasChanged = this.#changed.has(entry)
    this.#place(entry, row)
    this.#changed.add(entry)
    return () => {
      this.#place(entry, before)
      if (!wasChanged) this.#changed.delete(entry)
      if (!known) this.#entries.delete(id)
    }
  }

  /** What the store has yet to hear of. A row that is as it was is not written. */
  changes(): TableChanges | undefined {
    const put: AnyRow[] = []
    const before = new Map<AnyRow, AnyRow>()
    const deleted: (readonly Cell[])[] = []
    for (const { row, stored, key } of this.#changed) {
      if (!row) {
        if (stored !== null) deleted.push(key)
      } else if (!stored || this.#differ(row, stored)) {
        put.push(row)
        if (stored) before.set(row, stored)
      }
    }
    return put.length + deleted.length > 0 ? { table: this.table, put, deleted, before } : undefined
  }

  /** All rows at hand, in the order of their keys. */
  rows(): AnyRow[] {
    return [...this.#entries.values()].sort(byKey).flatMap((entry) => (entry.row ? [entry.row] : []))
  }

  /** The store has heard of all changes. */
  settle(): void {
    for (const entry of this.#changed) entry.stored = entry.row ?? null
    this.#changed.clear()
  }

  forget(): void {
    this.#entries.clear()
    this.#changed.clear()
    for (const { known } of this.#groups) known.clear()
  }

  #differ(row: AnyRow, other: AnyRow): boolean {
    return this.#columns.some(([name, column]) => {
      const [one, two] = [row[name] ?? null, other[name] ?? null]
      return one !== two && cellOf(column, one) !== cellOf(column, two)
    })
  }

  #place(entry: Entry, row: AnyRow | undefined): void {
    const old = entry.row
    entry.row = row
    if (!old) this.#entries.set(entry.id, entry)
    for (const { column, known } of this.#groups) {
      const from = old?.[column]
      const to = row?.[column]
      if (from === to) continue
      if (from !== undefined && from !== null) remove(known.get(from), entry)
      if (to !== undefined && to !== null) insert(this.#known(known, to), entry)
    }
  }

  /** Joins a row that was in memory before its group became known. */
  #join(entry: Entry, row: AnyRow): void {
    for (const { column, known } of this.#groups) insert(known.get(row[column] ?? null), entry)
  }

  #known(known: Map<Value, Entry[]>, value: Value): Entry[] | undefined {
    const group = known.get(value)
    if (group || !this.isWhole) return group
    const created: Entry[] = []
    known.set(value, created)
    return created
  }
}

/** Compares keys column by column. */
function byKey(a: Entry, b: Entry): number {
  for (let i = 0; i < a.key.length; i++) {
    const x = a.key[i] ?? ''
    const y = b.key[i] ?? ''
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** Where in the group the entry stands, or would stand. */
function placeOf(group: readonly Entry[], entry: Entry): number {
  let low = 0
  let high = group.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = group[middle]
    if (other && byKey(other, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function insert(group: Entry[] | undefined, entry: Entry): void {
  if (!group) return
  const place = placeOf(group, entry)
  if (group[place] !== entry) group.splice(place, 0, entry)
}

function remove(group: Entry[] | undefined, entry: Entry): void {
  if (!group) return
  const place = placeOf(group, entry)
  if (group[place] === entry) group.splice(place, 1)
}
