import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Position } from '../event.js'
import type { Snapshot } from '../snapshots.js'
import { isDamage } from './connect.js'
import { openDatabase, type Database, type Statement } from './libsql.js'
import { pragma } from './schema.js'

/** A file of another layout is emptied. */
const LAYOUT = 3

/** With row ids: without them SQLite reads each row whole that a look-up passes, and one may take fifty megabytes. */
const TABLE = `
  CREATE TABLE snapshot (
    stream TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    position TEXT NOT NULL,
    commands TEXT NOT NULL,
    head TEXT NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT`

type Row = readonly [
  revision: number,
  eventId: string,
  position: string,
  commands: string,
  head: string,
  body: Uint8Array,
  checksum: number,
]

/**
 * Snapshots in the file `snapshots.db` of a data folder, on a connection of its own. The file can be removed at any time: one
 * that is damaged is.
 */
export class SqliteSnapshots {
  private readonly find: Statement
  private readonly put: Statement

  private constructor(private readonly database: Database) {
    this.find = database
      .prepare(
        'SELECT revision, event_id, position, commands, head, body, checksum FROM snapshot WHERE stream = ? AND version = ?',
      )
      .raw()
    this.put = database.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  }

  static open(folder: string): SqliteSnapshots {
    const path = join(resolve(folder), 'snapshots.db')
    try {
      return new SqliteSnapshots(prepared(path))
    } catch (error) {
      if (!isDamage(error)) throw error
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
      return new SqliteSnapshots(prepared(path))
    }
  }

  /** One that is not what was written does not count. */
  latest(stream: string, version: string): Snapshot | undefined {
    const [row] = this.find.all([stream, version]) as Row[]
    if (!row) return undefined
    const [revision, eventId, position, commands, head, body, checksum] = row
    const snapshot = { revision, eventId, position: position as Position, commands, state: { head, body } }
    return checksum === checksumOf(snapshot) ? snapshot : undefined
  }

  write(stream: string, version: string, snapshot: Snapshot): void {
    const { revision, eventId, position, commands, state } = snapshot
    const values = [revision, eventId, position, commands, state.head, state.body]
    this.put.run([stream, version, ...values, checksumOf(snapshot)])
  }

  close(): void {
    this.database.close()
  }
}

/** CRC-32 over all that a snapshot says: a command must not be decided on a state that the disk has changed. */
const checksumOf = ({ revision, eventId, position, commands, state }: Snapshot): number =>
  crc32(state.body, crc32([revision, eventId, position, commands, state.head].join('\n')))

function prepared(path: string): Database {
  const database = openDatabase(path)
  try {
    database.exec('PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    if (pragma(database, 'user_version') !== LAYOUT)
      database.exec(`BEGIN IMMEDIATE; DROP TABLE IF EXISTS snapshot; ${TABLE}; PRAGMA user_version = ${LAYOUT}; COMMIT`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
