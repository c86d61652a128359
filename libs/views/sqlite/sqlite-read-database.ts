import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely } from 'kysely'
import { DomainError } from '#event-sourcing'
import { sqlite } from '../ddl.js'
import { fingerprint, tablesOf } from '../fingerprint.js'
import type { Projection } from '../projection.js'
import { ViewDatabase } from '../read-database.js'
import type { RowStore } from '../row-store.js'
import type { AnyTable } from '../table.js'
import { ReadDialect } from './kysely-dialect.js'
import { ReaderPool } from './reader-pool.js'
import { removeViewFile, ViewFile, type ViewLayout } from './view-file.js'

/** Where the views are, and which. */
export interface SqliteReadDatabaseOptions {
  readonly folder: string
  readonly projections: readonly Projection[]
  /** Whether people search the rows: without, writing takes less time [true]. */
  readonly isSearched?: boolean
  /** Told, in a sentence, when rows are thrown away and will be made again. */
  readonly log?: (message: string) => void
  /** Told when the views have moved to another file, before the old one is removed. */
  readonly onMoved?: (path: string) => Promise<void>
}

/**
 * The rows of all views in a SQLite file, `views-<n>.db`. A rebuild fills the file with the next
 * number, so that no name is ever used twice: connections that still read the old file disturb nobody.
 */
export class SqliteReadDatabase extends ViewDatabase {
  readonly #pool: ReaderPool
  readonly #kysely: Kysely<unknown>
  #next: ViewFile | undefined

  private constructor(
    private readonly folder: string,
    private readonly layout: ViewLayout,
    private live: ViewFile,
    private readonly onMoved: (path: string) => Promise<void>,
  ) {
    super()
    this.#pool = new ReaderPool(live.path)
    this.#kysely = new Kysely({ dialect: new ReadDialect(this.#pool) })
  }

  /**
   * Opens the views of a folder. Rows that other projections made, or that are damaged, are removed:
   * the runner then makes them again from the first event.
   */
  static async open({
    folder,
    projections,
    isSearched = true,
    log = () => undefined,
    onMoved = async () => undefined,
  }: SqliteReadDatabaseOptions): Promise<SqliteReadDatabase> {
    const home = resolve(folder)
    mkdirSync(home, { recursive: true })
    const layout = { tables: tablesOf(projections), fingerprint: fingerprint(projections, sqlite), isSearched }
    const live = openNewest(home, layout, log) ?? createFirst(home, layout, log)
    return new SqliteReadDatabase(home, layout, live, onMoved)
  }

  get tables(): readonly AnyTable[] {
    return this.layout.tables
  }

  kysely<Schema>(): Kysely<Schema> {
    return this.#kysely as Kysely<Schema>
  }

  /** The live file; a worker thread may open its own connection to it. Another one after a rebuild. */
  get path(): string {
    return this.live.path
  }

  get writer(): RowStore {
    return this.live
  }

  hide(): void {
    this.#pool.moveTo(undefined)
  }

  async startNext(): Promise<RowStore> {
    if (this.#next)
      throw new DomainError('REBUILD_RUNNING', 'The views are being rebuilt already. Wait until that is done.')
    this.#next = ViewFile.begin(nextPath(this.folder), this.layout)
    return this.#next
  }

  async indexNext(rest: () => Promise<void>): Promise<void> {
    for (const step of this.#next?.indexing() ?? []) {
      step()
      await rest()
    }
  }

  async adoptNext(): Promise<void> {
    const old = this.live
    const next = this.#next
    if (!next) throw new Error('There are no next rows to adopt.')
    next.complete()
    this.#next = undefined
    this.live = next
    this.#pool.moveTo(next.path)
    await this.onMoved(next.path)
    old.remove()
  }

  async dropNext(): Promise<void> {
    this.#next?.remove()
    this.#next = undefined
  }

  async close(): Promise<void> {
    await this.dropNext()
    this.#pool.close()
    this.live.close()
  }
}

type Log = (message: string) => void

/** The newest complete file that these projections made; all others are removed. */
function openNewest(folder: string, layout: ViewLayout, log: Log): ViewFile | undefined {
  let newest: ViewFile | undefined
  for (const number of numbersIn(folder).reverse()) {
    const path = pathOf(folder, number)
    const opened = newest ? 'a newer one is complete' : ViewFile.open(path, layout)
    if (opened instanceof ViewFile) {
      newest = opened
    } else {
      log(`The views in ${path} are removed: ${opened}.`)
      removeViewFile(path)
    }
  }
  return newest
}

function createFirst(folder: string, layout: ViewLayout, log: Log): ViewFile {
  const file = ViewFile.create(nextPath(folder), layout)
  file.complete()
  log('The views are made from the first event on.')
  return file
}

function nextPath(folder: string): string {
  return pathOf(folder, (numbersIn(folder).at(-1) ?? 0) + 1)
}

function pathOf(folder: string, number: number): string {
  return join(folder, `views-${number}.db`)
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => /^views-(\d+)\.db$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}
