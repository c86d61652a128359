import { StoreError } from '../errors.js'
import { sqliteCode, type Database } from './libsql.js'
import { migrate, pragma, pragmaText, requireOurs } from './schema.js'

const SYNCHRONOUS_FULL = 2

/**
 * Measured with events of 700 bytes, 64 to a commit: a cache of 16 MB and a checkpoint every 4000 pages
 * take 20 µs an event, SQLite's defaults 31; other page sizes gain nothing.
 */
const TUNING = `
  PRAGMA busy_timeout = 1000;
  PRAGMA cache_size = -16000;
  PRAGMA journal_size_limit = 67108864`

/** After how many pages of its write-ahead log the writer brings them home itself. */
export const CHECKPOINT_PAGES = 4000

/**
 * Makes an open file an event store: durable, of today's schema.
 *
 * Throws `STORE_NOT_DURABLE` where the settings do not take, `NOT_A_STORE`, `STORE_NEWER`.
 */
export function prepare(database: Database, path: string, checkpointPages = CHECKPOINT_PAGES): Database {
  try {
    requireOurs(database, path)
    database.exec(`${TUNING}; PRAGMA wal_autocheckpoint = ${checkpointPages}`)
    requireDurable(database, path)
    migrate(database)
    return database
  } catch (cause) {
    database.close()
    throw isDamage(cause) ? damaged(path, cause) : cause
  }
}

/** Whether SQLite could not make sense of what stands in the file. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT'
}

export function damaged(path: string, cause: unknown): StoreError {
  return new StoreError(
    'NOT_A_STORE',
    `${path} is damaged, or no event store at all. Restore it from a backup (virgil restore), or give Virgil another folder.`,
    { cause },
  )
}

/** Asks for durability, and reads back what was granted: some file systems and builds of SQLite refuse silently. */
function requireDurable(database: Database, path: string): void {
  const journal = pragmaText(database, 'journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON')
  const synchronous = pragma(database, 'synchronous')
  if (journal === 'wal' && synchronous === SYNCHRONOUS_FULL) return
  throw new StoreError(
    'STORE_NOT_DURABLE',
    `${path} cannot be written durably (journal_mode ${journal}, synchronous ${synchronous}). Put the folder on a local disk.`,
  )
}
