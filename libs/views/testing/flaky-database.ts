import type { Position } from '#event-sourcing'
import type { Kysely } from 'kysely'
import type { Cell } from '../column.js'
import { ViewDatabase } from '../read-database.js'
import { RowStore, type TableChanges } from '../row-store.js'
import type { AnyTable } from '../table.js'

/** What goes wrong with a write: nothing is written, or all is and the answer is lost. */
export type Fault = 'not-written' | 'answer-lost'

/** A read database whose next writes fail as a spec wants. */
export class FlakyDatabase extends ViewDatabase {
  readonly faults: (Fault | undefined)[] = []

  constructor(private readonly real: ViewDatabase) {
    super()
  }

  get tables() {
    return this.real.tables
  }

  get writer(): RowStore {
    return new FlakyRows(this.real.writer, this.faults)
  }

  kysely<Schema>(): Kysely<Schema> {
    return this.real.kysely<Schema>()
  }

  hide() {
    this.real.hide()
  }

  startNext() {
    return this.real.startNext()
  }

  indexNext(rest: () => Promise<void>) {
    return this.real.indexNext(rest)
  }

  adoptNext() {
    return this.real.adoptNext()
  }

  dropNext() {
    return this.real.dropNext()
  }

  close() {
    return this.real.close()
  }
}

class FlakyRows extends RowStore {
  constructor(
    private readonly real: RowStore,
    private readonly faults: (Fault | undefined)[],
  ) {
    super()
  }

  checkpoint() {
    return this.real.checkpoint()
  }

  loadKeys(table: AnyTable, keys: readonly (readonly Cell[])[]) {
    return this.real.loadKeys(table, keys)
  }

  loadGroups(table: AnyTable, column: string, values: readonly Cell[]) {
    return this.real.loadGroups(table, column, values)
  }

  loadAll(table: AnyTable) {
    return this.real.loadAll(table)
  }

  async write(changes: readonly TableChanges[], checkpoint: Position): Promise<void> {
    const fault = this.faults.shift()
    if (fault === 'not-written') throw new Error('database or disk is full')
    await this.real.write(changes, checkpoint)
    if (fault === 'answer-lost') throw new Error('the connection is lost')
  }
}
