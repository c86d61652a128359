import type { Cell } from './column.js'
import type { Rows, Selection } from './projection.js'
import { keyShape, rowCheck } from './row-shape.js'
import type { RowStore, TableChanges } from './row-store.js'
import type { AnyRow, AnyTable, GroupOf, GroupValueOf, KeyOf, RowOf } from './table.js'
import { TableRows, type Undo } from './table-rows.js'

/**
 * The unit of work of a fold: rows of several tables in memory, with what changed in them. It may
 * live through many batches, since only one writer changes the store: what is in memory needs no
 * loading again.
 */
export class RowSet implements Rows {
  readonly #shelves: ReadonlyMap<AnyTable, Shelf>
  /** Takes back what the fold has changed so far. */
  #undo: Undo[] = []

  /** A row set that is whole needs no loading: what is not in it does not exist. */
  constructor(tables: Iterable<AnyTable>, isWhole = false) {
    this.#shelves = new Map(Array.from(tables, (table) => [table, new Shelf(table, isWhole)]))
  }

  get<T extends AnyTable>(table: T, key: KeyOf<T>): RowOf<T> | undefined {
    const { memory, keys } = this.#shelf(table)
    const entry = memory.find(keys.id(keys.cells(key)))
    if (!entry && !memory.isWhole)
      throw new Error(`The row ${JSON.stringify(key)} of "${table.name}" was not selected.`)
    return entry?.row as RowOf<T> | undefined
  }

  inGroup<T extends AnyTable, C extends GroupOf<T>>(
    table: T,
    column: C,
    value: GroupValueOf<T, C>,
  ): readonly RowOf<T>[] {
    const { memory } = this.#shelf(table)
    const group = memory.group(column, value)
    if (!group && !memory.isWhole)
      throw new Error(`The group ${column} = ${JSON.stringify(value)} of "${table.name}" was not selected.`)
    return (group ?? []).map((entry) => entry.row as RowOf<T>)
  }

  put<T extends AnyTable>(table: T, row: RowOf<T>): void {
    const { memory, keys, check } = this.#shelf(table)
    const id = keys.idOf(row)
    const known = memory.find(id)
    check(row, known?.row)
    this.#undo.push(memory.set(id, known?.key ?? keys.cellsOf(row), row))
  }

  delete<T extends AnyTable>(table: T, key: KeyOf<T>): void {
    const { memory, keys } = this.#shelf(table)
    const cells = keys.cells(key)
    this.#undo.push(memory.set(keys.id(cells), cells, undefined))
  }

  /** Runs a fold. If it throws, all that it changed is as before. */
  attempt(fold: () => void): void {
    this.#undo = []
    try {
      fold()
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo()
      throw error
    }
  }

  /** Notes what a fold is going to read. Throws where no row could have that key. */
  select(selection: Selection): void {
    this.#shelf(selection.table).select(selection)
  }

  /** Loads what is selected and not in memory, one query a table and a group column. */
  async load(store: RowStore): Promise<void> {
    for (const shelf of this.#shelves.values()) await shelf.load(store)
  }

  /** How many rows the store may have yet to hear of. */
  get changed(): number {
    return Array.from(this.#shelves.values(), ({ memory }) => memory.changed).reduce((sum, count) => sum + count, 0)
  }

  /** What the store has yet to hear of. */
  changes(): TableChanges[] {
    return [...this.#shelves.values()].flatMap(({ memory }) => memory.changes() ?? [])
  }

  /** The changes are written. Tables of which more than `limit` is in memory are forgotten. */
  settle(limit: number): void {
    for (const { memory } of this.#shelves.values()) {
      if (memory.size > limit) memory.forget()
      else memory.settle()
    }
  }

  forget(): void {
    for (const { memory } of this.#shelves.values()) memory.forget()
  }

  /** The rows of a table at hand, in the order of their keys. */
  rowsOf<T extends AnyTable>(table: T): RowOf<T>[] {
    return this.#shelf(table).memory.rows() as RowOf<T>[]
  }

  #shelf(table: AnyTable): Shelf {
    const shelf = this.#shelves.get(table)
    if (!shelf) throw new Error(`The table "${table.name}" belongs to no projection here.`)
    return shelf
  }
}

/** One table in memory, and what is still to be loaded of it. */
class Shelf {
  readonly memory: TableRows
  readonly keys
  readonly check
  readonly #wantedKeys = new Map<Cell, readonly Cell[]>()
  readonly #wantedGroups: ReadonlyMap<string, Set<Cell>>

  constructor(
    private readonly table: AnyTable,
    isWhole: boolean,
  ) {
    this.memory = new TableRows(table, isWhole)
    this.keys = keyShape(table)
    this.check = rowCheck(table)
    this.#wantedGroups = new Map(table.groups.map((column) => [column, new Set()]))
  }

  select(selection: Selection): void {
    if ('column' in selection) return this.#selectGroup(selection.column, selection.value)
    const cells = this.keys.cells(selection.key)
    const id = this.keys.id(cells)
    if (!this.memory.find(id)) this.#wantedKeys.set(id, cells)
  }

  async load(store: RowStore): Promise<void> {
    if (this.#wantedKeys.size > 0) {
      this.#admit(await store.loadKeys(this.table, [...this.#wantedKeys.values()]))
      for (const [id, cells] of this.#wantedKeys) this.memory.admit(id, cells, undefined)
      this.#wantedKeys.clear()
    }
    for (const [column, values] of this.#wantedGroups) {
      if (values.size === 0) continue
      const rows = await store.loadGroups(this.table, column, [...values])
      this.memory.openGroups(column, values)
      this.#admit(rows)
      values.clear()
    }
  }

  #selectGroup(column: string, value: unknown): void {
    const wanted = this.#wantedGroups.get(column)
    if (!wanted || !(typeof value === 'string' || Number.isFinite(value))) {
      throw new TypeError(`"${this.table.name}" has no group ${column} = ${JSON.stringify(value)}.`)
    }
    if (!this.memory.group(column, value as Cell)) wanted.add(value as Cell)
  }

  #admit(rows: readonly AnyRow[]): void {
    for (const row of rows) {
      const key = this.keys.cellsOf(row)
      this.memory.admit(this.keys.id(key), key, row)
    }
  }
}
