import type { DomainEvent, Recorded } from '#event-sourcing'
import { tablesOf } from './fingerprint.js'
import type { Projection, Rows, Selection } from './projection.js'
import { RowSet } from './row-set.js'
import type { AnyTable, GroupOf, GroupValueOf, KeyOf, RowOf } from './table.js'

/** The rows that a projection makes of some events. */
export interface ProjectedRows {
  /** All rows of a table, in the order of their keys. */
  rows<T extends AnyTable>(table: T): readonly RowOf<T>[]
}

/**
 * Folds events in memory, from nothing: for specs, and to verify stored rows. Stricter than the runner:
 * each event may read only what its own `touches` selects or what it wrote itself, and a row, or a value in
 * it, that a fold changes in place throws.
 */
export function projectAll<Event extends DomainEvent>(
  projection: Projection<Event>,
  events: Iterable<Recorded<Event>>,
): ProjectedRows {
  const all = new RowSet(tablesOf([projection]), true)
  for (const recorded of events) {
    if (!projection.streams.some((prefix) => recorded.stream.startsWith(prefix))) continue
    const event = recorded as unknown as Event
    const rows = new StrictRows(all, projection.touches(event, recorded))
    all.attempt(() => projection.project(rows, event, recorded))
  }
  return { rows: (table) => all.rowsOf(table) }
}

/** The rows that one event may read. */
class StrictRows implements Rows {
  readonly #keys = new Set<string>()
  readonly #groups = new Set<string>()

  constructor(
    private readonly all: RowSet,
    selections: Iterable<Selection>,
  ) {
    for (const selection of selections) {
      if ('column' in selection) this.#groups.add(groupName(selection.table, selection.column, selection.value))
      else this.#keys.add(keyName(selection.table, selection.key))
    }
  }

  get<T extends AnyTable>(table: T, key: KeyOf<T>): RowOf<T> | undefined {
    const row = this.all.get(table, key)
    if (this.#keys.has(keyName(table, key)) || (row && this.#isInSelectedGroup(table, row))) return row
    throw new Error(`The row ${JSON.stringify(key)} of "${table.name}" was not selected.`)
  }

  inGroup<T extends AnyTable, C extends GroupOf<T>>(
    table: T,
    column: C,
    value: GroupValueOf<T, C>,
  ): readonly RowOf<T>[] {
    if (this.#groups.has(groupName(table, column, value))) return this.all.inGroup(table, column, value)
    throw new Error(`The group ${column} = ${JSON.stringify(value)} of "${table.name}" was not selected.`)
  }

  put<T extends AnyTable>(table: T, row: RowOf<T>): void {
    this.all.put(table, frozen(row))
    this.#keys.add(keyName(table, keyOf(table, row)))
  }

  delete<T extends AnyTable>(table: T, key: KeyOf<T>): void {
    this.all.delete(table, key)
    this.#keys.add(keyName(table, key))
  }

  #isInSelectedGroup<T extends AnyTable>(table: T, row: RowOf<T>): boolean {
    return table.groups.some((column) => this.#groups.has(groupName(table, column, row[column as keyof RowOf<T>])))
  }
}

/** The value, of which nothing can be changed any more. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(Object.freeze(value)).forEach(frozen)
  }
  return value
}

function keyOf<T extends AnyTable>(table: T, row: RowOf<T>): unknown {
  const cells = table.key.map((column) => row[column as keyof RowOf<T>])
  return cells.length === 1 ? cells[0] : cells
}

function keyName(table: AnyTable, key: unknown): string {
  return JSON.stringify([table.name, key])
}

function groupName(table: AnyTable, column: string, value: unknown): string {
  return JSON.stringify([table.name, column, value])
}
