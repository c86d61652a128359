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
  // The name of a stream stands once, and an event names its stream by a number; nothing needs an index of the ids.
  `CREATE TABLE stream (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE
   ) STRICT;
   INSERT INTO stream (name) SELECT stream FROM event GROUP BY stream ORDER BY min(position);
   ALTER TABLE event RENAME TO named_event;
   CREATE TABLE event (
     position INTEGER PRIMARY KEY,
     stream INTEGER NOT NULL,
     revision INTEGER NOT NULL,
     id TEXT NOT NULL,
     type TEXT NOT NULL,
     data TEXT NOT NULL,
     metadata TEXT NOT NULL,
     checksum INTEGER,
     UNIQUE (stream, revision)
   ) STRICT;
   INSERT INTO event
     SELECT position, stream.id, revision, named_event.id, type, data, metadata, checksum
     FROM named_event CROSS JOIN stream ON stream.name = named_event.stream
     ORDER BY position;
   DROP TABLE named_event`,
] as const

/** The schema that a file of ours follows. */
export const schemaOf = (database: Database): number => pragma(database, 'user_version')

/** Changes nothing. Throws `STORE_NEWER`, or `NOT_A_STORE` for a database of something else. */
export function requireOurs(database: Database, path: string): void {
  const version = schemaOf(database)
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
  const version = schemaOf(database)
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
