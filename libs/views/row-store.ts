import type { Position } from '#event-sourcing'
import type { Cell } from './column.js'
import type { AnyRow, AnyTable } from './table.js'

/** What one transaction changes in a table; each row stands in one of the two lists only. */
export interface TableChanges {
  readonly table: AnyTable
  readonly put: readonly AnyRow[]
  /** The keys of rows that are gone. */
  readonly deleted: readonly (readonly Cell[])[]
  /** What the store holds under the keys of rows that are put, as far as it is known. */
  readonly before?: ReadonlyMap<AnyRow, AnyRow>
}

/** The port to the rows of all views: an adapter an engine. */
export abstract class RowStore {
  /** The position up to which all events are in the rows. */
  abstract checkpoint(): Promise<Position>

  /** The rows with these keys, in any order. */
  abstract loadKeys(table: AnyTable, keys: readonly (readonly Cell[])[]): Promise<readonly AnyRow[]>

  /** The rows of these groups, in any order. */
  abstract loadGroups(table: AnyTable, column: string, values: readonly Cell[]): Promise<readonly AnyRow[]>

  /** All rows of a small table, in any order. */
  abstract loadAll(table: AnyTable): Promise<readonly AnyRow[]>

  /** Writes changes and checkpoint in one transaction, all or none. */
  abstract write(changes: readonly TableChanges[], checkpoint: Position): Promise<void>
}
