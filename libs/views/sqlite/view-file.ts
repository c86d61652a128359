import { rmSync } from 'node:fs'
import { openDatabase, START, type Database, type Position, type Statement } from '#event-sourcing'
import type { Cell } from '../column.js'
import { ddl, sqlite } from '../ddl.js'
import { systemTables } from '../parked.js'
import { RowStore, type TableChanges } from '../row-store.js'
import type { AnyRow, AnyTable } from '../table.js'
import { TableStatements } from './statements.js'

/**
 * Rows can be made again, so a commit need not reach the disk at once (`NORMAL`). Measured with
 * scattered keys: a cache of 64 MB and a checkpoint every 4000 pages take half the time of the defaults.
 */
const TUNING = `
  pragma busy_timeout = 5000;
  pragma synchronous = normal;
  pragma cache_size = -65536;
  pragma wal_autocheckpoint = 4000;
  pragma journal_size_limit = 67108864`

/** The write connection to one SQLite file with all views, and what the file says of itself. */
export class ViewFile extends RowStore {
  readonly #tables = new Map<AnyTable, TableStatements>()
  readonly #setNote: Statement

  private constructor(
    readonly path: string,
    private readonly database: Database,
    tables: readonly AnyTable[],
  ) {
    super()
    for (const table of [...systemTables, ...tables]) this.#tables.set(table, new TableStatements(database, table))
    this.#setNote = database.prepare(
      'insert into notes values (?, ?) on conflict (name) do update set value = excluded.value',
    )
  }

  /** Makes a file with empty tables. */
  static create(path: string, tables: readonly AnyTable[], fingerprint: string): ViewFile {
    removeViewFile(path)
    return opening(path, (database) => {
      database.exec(`pragma journal_mode = wal; ${TUNING}; begin`)
      for (const table of [...systemTables, ...tables])
        for (const statement of ddl(table, sqlite)) database.exec(statement)
      database.exec('create table notes (name text primary key, value text not null) strict')
      const file = new ViewFile(path, database, tables)
      file.#note('fingerprint', fingerprint)
      database.exec('commit')
      return file
    })
  }

  /** Opens a file, or says why its rows are of no use. */
  static open(path: string, tables: readonly AnyTable[], fingerprint: string): ViewFile | string {
    try {
      return opening(path, (database) => {
        database.exec(TUNING)
        const notes = readNotes(database)
        if (notes.get('fingerprint') !== fingerprint)
          throw new Useless('its projections or their layout are not those of this program')
        if (notes.get('complete') !== 'yes') throw new Useless('a rebuild did not finish it')
        const [check] = database.prepare('pragma quick_check(1)').raw().all([]) as [[string]]
        if (check[0] !== 'ok') throw new Useless(`it is damaged: ${check[0]}`)
        return new ViewFile(path, database, tables)
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

  /** The file may be opened from now on, after a crash too. */
  complete(): void {
    this.#note('complete', 'yes')
    this.database.exec('pragma wal_checkpoint(truncate)')
  }

  close(): void {
    this.database.close()
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

/** Removes a file of views with all that SQLite put beside it. What is still in use goes at the next start. */
export function removeViewFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    try {
      rmSync(path + suffix, { force: true })
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
