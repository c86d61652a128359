import type { DomainEvent, RecordedEvent } from '#event-sourcing'
import type { AnyTable, GroupOf, GroupValueOf, KeyOf, RowOf } from './table.js'

/** Rows that must be at hand before an event is folded: one by its key, or all of a group. */
export type Selection =
  | { readonly table: AnyTable; readonly key: unknown }
  | { readonly table: AnyTable; readonly column: string; readonly value: string | number }

/** Selects the row with this key, whether it exists or not. */
export function rowOf<T extends AnyTable>(table: T, key: KeyOf<T>): Selection {
  return { table, key }
}

/** Selects all rows of a group: those whose `column` holds `value`. */
export function groupOf<T extends AnyTable, Column extends GroupOf<T>>(
  table: T,
  column: Column,
  value: GroupValueOf<T, Column>,
): Selection {
  return { table, column, value }
}

/**
 * The rows on which a fold works. It sees what earlier events of the batch did. Rows are values:
 * never change one in place, put a new one. Reading what was neither selected nor written throws.
 */
export interface Rows {
  /** The row with this key, if there is one. */
  get<T extends AnyTable>(table: T, key: KeyOf<T>): RowOf<T> | undefined
  /** All rows whose `column` holds `value`, in the order of their keys. */
  inGroup<T extends AnyTable, Column extends GroupOf<T>>(
    table: T,
    column: Column,
    value: GroupValueOf<T, Column>,
  ): readonly RowOf<T>[]
  /** Inserts the row, or replaces the one with its key; needs no selection. */
  put<T extends AnyTable>(table: T, row: RowOf<T>): void
  /** Removes the row with this key, if there is one; needs no selection. */
  delete<T extends AnyTable>(table: T, key: KeyOf<T>): void
}

/**
 * A view: which rows an event touches, and the pure fold over them. No clock, no I/O, nothing
 * remembered between calls; what it gives does not depend on how events are cut into batches.
 *
 * Rows that several streams write must come out the same in any order of the streams, since a
 * parked stream is folded later than its neighbours.
 */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  readonly name: string
  /** Raise it when the fold changes: the views are then rebuilt. */
  readonly version: number
  readonly tables: readonly AnyTable[]
  /** Gets the events of streams whose name begins with one of these. */
  readonly streams: readonly string[]
  /** The rows that `project` reads for this event; known from the event alone. */
  touches(event: Event, recorded: RecordedEvent): Iterable<Selection>
  project(rows: Rows, event: Event, recorded: RecordedEvent): void
}
