import { StoreError } from '../errors.js'
import type { Database } from './libsql.js'

/** "VRGL": tells our files from other SQLite databases. */
const APPLICATION_ID = 0x56_52_47_4c

/** Each brings the file to the next version; the file's `user_version` counts those it has seen. */
const MIGRATIONS = [
  `CREATE TABLE event (
     position INTEGER PRIMARY KEY,
     stream TEXT NOT NULL,
     revision INTEGER NOT NULL,
     id TEXT NOT NULL UNIQUE,
     type TEXT NOT NULL,
     data TEXT NOT NULL,
     metadata TEXT NOT NULL,
     UNIQUE (stream, revision)
   ) STRICT`,
  'ALTER TABLE event ADD COLUMN checksum INTEGER',
] as const

/** Changes nothing. Throws `STORE_NEWER`, or `NOT_A_STORE` for a database of something else. */
export function requireOurs(database: Database, path: string): void {
  const version = pragma(database, 'user_version')
  if (pragma(database, 'application_id') !== APPLICATION_ID && !isEmpty(database)) {
    throw new StoreError('NOT_A_STORE', `${path} is a database of another program. Give Virgil a folder of its own.`)
  }
  if (version <= MIGRATIONS.length) return
  const versions = `version ${version}, this one knows ${MIGRATIONS.length}`
  throw new StoreError(
    'STORE_NEWER',
    `${path} was written by a newer Virgil (${versions}). Install that one or a later one.`,
  )
}

/** Brings a file of ours to today's schema, all steps or none. */
export function migrate(database: Database): void {
  const version = pragma(database, 'user_version')
  if (version === MIGRATIONS.length) return
  const stamp = `PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}`
  database.exec(`BEGIN IMMEDIATE; ${MIGRATIONS.slice(version).join('; ')}; ${stamp}; COMMIT`)
}

/** The number that a PRAGMA gives. */
export function pragma(database: Database, name: string): number {
  return Number(pragmaText(database, name))
}

/** The text that a PRAGMA gives. */
export function pragmaText(database: Database, name: string): string {
  const [row] = database.prepare(`PRAGMA ${name}`).raw().all([])
  return Array.isArray(row) ? String(row[0]) : ''
}

function isEmpty(database: Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').raw().all([]).length === 0
}
