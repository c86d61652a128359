import { rmSync } from 'node:fs'
import { flushFile, openDatabase, START, type Database, type Position, type Statement } from '#event-sourcing'
import type { Cell } from '../column.js'
import { sqlite, tableDdl } from '../ddl.js'
import { systemTables } from '../parked.js'
import { RowStore, type TableChanges } from '../row-store.js'
import type { AnyRow, AnyTable } from '../table.js'
import { breakSeal, leaveSeal, sealOf } from './clean-close.js'
import { TableStatements } from './statements.js'

/**
 * Rows can be made again, so a commit need not reach the disk at once (`normal`). Measured with
 * scattered keys: a cache of 64 MB and a checkpoint every 4000 pages take half the time of the defaults.
 * Half of that cache spares memory.
 */
const TUNING = `
  pragma busy_timeout = 5000;
  pragma cache_size = -32768;
  pragma wal_autocheckpoint = 4000;
  pragma journal_size_limit = 67108864`

/** A file that is not complete yet is thrown away after a crash: without a journal it takes two thirds of the time. */
const UNGUARDED = 'pragma journal_mode = off; pragma synchronous = off'
const GUARDED = 'pragma synchronous = normal'

/**
 * Every table by itself: whether a full-text index agrees with its rows, to which triggers see, would take longer than
 * all else.
 */
const CHECK = `
  select checked.quick_check
  from pragma_table_list as listed, pragma_quick_check(listed.name) as checked
  where listed.schema = 'main' and listed.type <> 'virtual' and checked.quick_check <> 'ok' limit 1`

/** What a file of views holds. */
export interface ViewLayout {
  readonly tables: readonly AnyTable[]
  readonly fingerprint: string
  /** Whether its tables have their full-text indexes. */
  readonly isSearched: boolean
}

/** The write connection to one SQLite file with all views, and what the file says of itself. */
export class ViewFile extends RowStore {
  readonly #tables = new Map<AnyTable, TableStatements>()
  readonly #setNote: Statement
  #isIndexed: boolean

  private constructor(
    readonly path: string,
    private readonly database: Database,
    layout: ViewLayout,
    isIndexed: boolean,
  ) {
    super()
    this.#isIndexed = isIndexed
    for (const table of [...systemTables, ...layout.tables])
      this.#tables.set(table, new TableStatements(database, stored(table, layout), isIndexed))
    this.#setNote = database.prepare(
      'insert into notes values (?, ?) on conflict (name) do update set value = excluded.value',
    )
  }

  /** Makes a file with empty tables. */
  static create(path: string, layout: ViewLayout): ViewFile {
    const file = ViewFile.begin(path, layout)
    for (const step of file.indexing()) step()
    return file
  }

  /** Makes a file for many rows, which nobody reads before it has its indexes and is complete. */
  static begin(path: string, layout: ViewLayout): ViewFile {
    removeViewFile(path)
    return opening(path, (database) => {
      database.exec(`${UNGUARDED}; ${TUNING}; begin`)
      for (const table of [...systemTables, ...layout.tables])
        for (const statement of tableDdl(stored(table, layout), sqlite)) database.exec(statement)
      database.exec('create table notes (name text primary key, value text not null) strict')
      const file = new ViewFile(path, database, layout, false)
      file.#note('fingerprint', layout.fingerprint)
      database.exec('commit')
      return file
    })
  }

  /** Opens a file, or says why its rows are of no use. */
  static open(path: string, layout: ViewLayout): ViewFile | string {
    const isSealed = breakSeal(path)
    try {
      return opening(path, (database) => {
        database.exec(`${GUARDED}; ${TUNING}`)
        const notes = readNotes(database)
        if (notes.get('fingerprint') !== layout.fingerprint)
          throw new Useless('its projections or their layout are not those of this program')
        if (notes.get('complete') !== 'yes') throw new Useless('it was never completed')
        const [damage] = isSealed ? [] : (database.prepare(CHECK).raw().all([]) as [string][])
        if (damage) throw new Useless(`it is damaged: ${damage[0]}`)
        return new ViewFile(path, database, layout, true)
      })
    } catch (error) {
      if (error instanceof Useless) return error.message
      if (isDamage(error)) return `it is damaged: ${error.message}`
      throw error
    }
  }

  async checkpoint(): Promise<Position> {
    return (readNotes(this.database).get('checkpoint') ?? START) as Position
  }

  async loadKeys(table: AnyTable, keys: readonly (readonly Cell[])[]): Promise<readonly AnyRow[]> {
    return this.#statements(table).loadKeys(keys)
  }

  async loadGroups(table: AnyTable, column: string, values: readonly Cell[]): Promise<readonly AnyRow[]> {
    return this.#statements(table).loadGroups(column, values)
  }

  async loadAll(table: AnyTable): Promise<readonly AnyRow[]> {
    return this.#statements(table).loadAll()
  }

  async write(changes: readonly TableChanges[], checkpoint: Position): Promise<void> {
    this.database.exec('begin immediate')
    try {
      for (const { table, put, deleted, before } of changes) {
        this.#statements(table).delete(deleted)
        this.#statements(table).put(put, before)
      }
      this.#note('checkpoint', checkpoint)
      this.database.exec('commit')
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /**
   * Makes the indexes that only queries use, in steps that each take a moment. Once all rows are in, that takes less time than row by
   * row, and no longer for each of many rows than of few.
   */
  *indexing(): Generator<() => void> {
    for (const statements of this.#tables.values()) yield* statements.indexing()
    this.#isIndexed = true
  }

  /** The file may be opened from now on, after a crash too. Throws where it has no indexes yet. */
  complete(): void {
    if (!this.#isIndexed) throw new Error('Rows are not complete without their indexes.')
    // While SQLite holds no lock on the file: closing a handle of this process would let go of it.
    flushFile(this.path)
    this.database.exec(`${GUARDED}; pragma journal_mode = wal`)
    this.#note('complete', 'yes')
    this.database.exec('pragma wal_checkpoint(truncate)')
  }

  /** Leaves the file whole. */
  close(): void {
    try {
      this.database.exec('pragma wal_checkpoint(truncate)')
    } finally {
      this.database.close()
    }
    leaveSeal(this.path)
  }

  /** Removes the file. */
  remove(): void {
    this.database.close()
    removeViewFile(this.path)
  }

  #statements(table: AnyTable): TableStatements {
    const statements = this.#tables.get(table)
    if (!statements) throw new Error(`The table "${table.name}" belongs to no projection here.`)
    return statements
  }

  #note(name: string, value: string): void {
    this.#setNote.run([name, value])
  }

  /** SQLite rolls back by itself after some errors, a full disk among them. */
  #rollBack(): void {
    try {
      this.database.exec('rollback')
    } catch {
      // There is nothing left to roll back.
    }
  }
}

/** A table as the file holds it. */
function stored(table: AnyTable, { isSearched }: ViewLayout): AnyTable {
  const { search: _, ...unsearched } = table
  return isSearched ? table : unsearched
}

/** Removes a file of views with all that SQLite put beside it. What is still in use goes at the next start. */
export function removeViewFile(path: string): void {
  for (const part of [path, `${path}-wal`, `${path}-shm`, sealOf(path)]) {
    try {
      rmSync(part, { force: true })
    } catch {
      // Windows keeps files that are in use.
    }
  }
}

/** The file holds nothing that can be used; the rows must be made again. */
class Useless extends Error {}

function opening<Result>(path: string, use: (database: Database) => Result): Result {
  const database = openDatabase(path)
  try {
    return use(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function readNotes(database: Database): Map<string, string> {
  return new Map(database.prepare('select name, value from notes').raw().all([]) as [string, string][])
}

/** A full disk or a missing permission is no damage: rows are not thrown away for them. */
function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT' || /no such table/.test(error.message)
}
