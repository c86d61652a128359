import { join, resolve } from 'node:path'
import { StoreError } from '../errors.js'
import type { Damage } from '../event-store.js'
import { LogEventStore, type LogEventStoreOptions } from '../log-event-store.js'
import { damaged, isDamage, prepare } from './connect.js'
import { damageIn } from './damage.js'
import { makeFolder } from './data-folder.js'
import { FolderLock } from './folder-lock.js'
import { openDatabase, type Database } from './libsql.js'
import { SqliteLog } from './sqlite-log.js'

/** How to open the store; the defaults are for production. */
export interface SqliteEventStoreOptions extends LogEventStoreOptions {
  /** Opens the file; tests put a faulty one in its place. */
  readonly connect?: (path: string) => Database
  /** After how many pages of its write-ahead log the writer itself brings them home [4000]: more where a `SqliteEventReader` does. */
  readonly checkpointPages?: number
}

/** The event store of one process: the file `events.db` in a folder that it holds as long as it is open. */
export class SqliteEventStore extends LogEventStore {
  private constructor(
    private readonly database: Database,
    private readonly lock: FolderLock,
    options: LogEventStoreOptions,
  ) {
    super(new SqliteLog(database), options)
  }

  /**
   * Opens the store in a folder, creating both where they are missing.
   *
   * Throws `StoreError`: `FOLDER_IN_USE`, `NOT_A_STORE`, `STORE_NEWER`, `STORE_NOT_DURABLE`, `STORE_UNAVAILABLE`.
   */
  static async open(
    folder: string,
    { connect = openDatabase, checkpointPages, ...options }: SqliteEventStoreOptions = {},
  ): Promise<SqliteEventStore> {
    const path = join(resolve(folder), 'events.db')
    let lock: FolderLock | undefined
    try {
      makeFolder(resolve(folder))
      lock = FolderLock.take(resolve(folder))
      return new SqliteEventStore(prepare(connect(path), path, checkpointPages), lock, options)
    } catch (cause) {
      lock?.release()
      if (cause instanceof StoreError) throw cause
      if (isDamage(cause)) throw damaged(path, cause)
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new StoreError('STORE_UNAVAILABLE', `The event store ${path} could not be opened: ${why}.`, { cause })
    }
  }

  override damage(): Iterable<Damage> {
    return damageIn(this.database)
  }

  override async close(): Promise<void> {
    try {
      await super.close()
    } finally {
      this.lock.release()
    }
  }
}
