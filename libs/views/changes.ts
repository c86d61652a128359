import type { DomainEvent, Position, Recorded, RecordedEvent } from '#event-sourcing'
import type { Cell } from './column.js'
import type { AnyRow, AnyTable, KeyOf, RowOf } from './table.js'

/** What one transaction changed in the table with this name. */
export interface ChangedRows {
  readonly name: string
  readonly put: readonly AnyRow[]
  readonly deleted: readonly (readonly Cell[])[]
}

/** How far the rows go, for those who follow the events no further than that. */
export interface Shown {
  /** All events up to here are in the rows, or parked. */
  readonly position: Position
  /** Events from before that were parked, and are in the rows from now on. */
  readonly late: readonly RecordedEvent[]
}

/** What one transaction changed: the events that went into the rows, and the rows as they are now. */
export class Changes implements Shown {
  constructor(
    /** The views held everything up to here before. */
    private readonly from: Position,
    /** The views hold everything up to here. */
    readonly position: Position,
    readonly events: readonly Recorded<DomainEvent>[],
    readonly tables: readonly ChangedRows[],
  ) {}

  get late(): readonly RecordedEvent[] {
    return this.events.filter(({ position }) => position <= this.from)
  }

  /** How many rows were written or deleted. */
  get rowCount(): number {
    return this.tables.reduce((sum, { put, deleted }) => sum + put.length + deleted.length, 0)
  }

  /** The rows of a table that are new or changed. */
  put<T extends AnyTable>(table: T): readonly RowOf<T>[] {
    return (this.#of(table)?.put ?? []) as readonly RowOf<T>[]
  }

  /** The keys of the rows of a table that are gone. */
  deleted<T extends AnyTable>(table: T): readonly KeyOf<T>[] {
    return (this.#of(table)?.deleted ?? []).map((key) => (key.length > 1 ? key : key[0])) as KeyOf<T>[]
  }

  #of({ name }: AnyTable): ChangedRows | undefined {
    return this.tables.find((changes) => changes.name === name)
  }
}
