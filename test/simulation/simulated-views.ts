import { Kysely } from 'kysely'
import { ViewDatabase, type AnyTable } from '#views'
import type { LogFaults } from '#event-sourcing/testing'
import { tablesOf } from '../../libs/views/fingerprint.js'
import type { Projection } from '../../libs/views/projection.js'
import { RowStore, type TableChanges } from '../../libs/views/row-store.js'
import { ReadDialect } from '../../libs/views/sqlite/kysely-dialect.js'
import { ReaderPool } from '../../libs/views/sqlite/reader-pool.js'
import { ViewFile, type ViewLayout } from '../../libs/views/sqlite/view-file.js'

let lastFile = 0

/** The files of the views in a simulated folder: SQLite's own, in memory. They outlive the processes that open them. */
export class ViewFiles {
  readonly pool: ReaderPool
  live: ViewFile
  next: ViewFile | undefined
  private readonly layout: ViewLayout

  constructor(projections: readonly Projection[]) {
    this.layout = { tables: tablesOf(projections), fingerprint: 'simulated', isSearched: true }
    this.live = this.make()
    this.pool = new ReaderPool(this.live.path)
  }

  get tables(): readonly AnyTable[] {
    return this.layout.tables
  }

  startNext(): ViewFile {
    this.dropNext()
    return (this.next = ViewFile.begin(nextPath(), this.layout))
  }

  adoptNext(): void {
    if (!this.next) throw new Error('There are no next rows to adopt.')
    const old = this.live
    this.live = this.next
    this.next = undefined
    this.pool.moveTo(this.live.path)
    old.close()
  }

  dropNext(): void {
    this.next?.close()
    this.next = undefined
  }

  /** Somebody removed the files. */
  lose(): void {
    this.dropNext()
    this.next = this.make()
    this.adoptNext()
  }

  close(): void {
    this.dropNext()
    this.pool.close()
    this.live.close()
  }

  private make(): ViewFile {
    return ViewFile.create(nextPath(), this.layout)
  }
}

const nextPath = (): string => `file:views-${++lastFile}?mode=memory&cache=shared`

/** The views as one process sees them: its accesses fail where they are told to. */
export class SimulatedViews extends ViewDatabase {
  constructor(
    private readonly files: ViewFiles,
    private readonly faults: LogFaults,
  ) {
    super()
  }

  get tables(): readonly AnyTable[] {
    return this.files.tables
  }

  get writer(): RowStore {
    return new FaultyRows(this.files.live, this.faults)
  }

  kysely<Schema>(): Kysely<Schema> {
    this.faults.before?.('read')
    return new Kysely<Schema>({ dialect: new ReadDialect(this.files.pool) })
  }

  hide(): void {
    this.files.pool.moveTo(undefined)
  }

  async startNext(): Promise<RowStore> {
    this.faults.before?.('write')
    return new FaultyRows(this.files.startNext(), this.faults)
  }

  async indexNext(rest: () => Promise<void>): Promise<void> {
    this.faults.before?.('write')
    for (const step of this.files.next?.indexing() ?? []) {
      step()
      await rest()
    }
  }

  async adoptNext(): Promise<void> {
    this.faults.before?.('write')
    this.files.adoptNext()
  }

  async dropNext(): Promise<void> {
    this.faults.before?.('read')
    this.files.dropNext()
  }

  async close(): Promise<void> {}
}

class FaultyRows extends RowStore {
  constructor(
    private readonly real: RowStore,
    private readonly faults: LogFaults,
  ) {
    super()
  }

  checkpoint() {
    return this.read(() => this.real.checkpoint())
  }

  loadKeys(...query: Parameters<RowStore['loadKeys']>) {
    return this.read(() => this.real.loadKeys(...query))
  }

  loadGroups(...query: Parameters<RowStore['loadGroups']>) {
    return this.read(() => this.real.loadGroups(...query))
  }

  loadAll(table: AnyTable) {
    return this.read(() => this.real.loadAll(table))
  }

  async write(changes: readonly TableChanges[], checkpoint: Parameters<RowStore['write']>[1]): Promise<void> {
    this.faults.before?.('write')
    await this.real.write(changes, checkpoint)
    this.faults.after?.('write')
  }

  private async read<Result>(work: () => Promise<Result>): Promise<Result> {
    this.faults.before?.('read')
    return work()
  }
}
