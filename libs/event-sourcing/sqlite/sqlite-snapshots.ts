import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Position } from '../event.js'
import type { Snapshot } from '../snapshots.js'
import { isDamage } from './connect.js'
import { openDatabase, type Database, type Statement } from './libsql.js'

const TABLE = `
  CREATE TABLE IF NOT EXISTS snapshot (
    stream TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    position TEXT NOT NULL,
    commands TEXT NOT NULL,
    head TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`

type Row = readonly [
  revision: number,
  eventId: string,
  position: string,
  commands: string,
  head: string,
  body: Uint8Array,
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
        'SELECT revision, event_id, position, commands, head, body FROM snapshot WHERE stream = ? AND version = ?',
      )
      .raw()
    this.put = database.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
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

  latest(stream: string, version: string): Snapshot | undefined {
    const [row] = this.find.all([stream, version]) as Row[]
    if (!row) return undefined
    const [revision, eventId, position, commands, head, body] = row
    return { revision, eventId, position: position as Position, commands, state: { head, body } }
  }

  write(stream: string, version: string, { revision, eventId, position, commands, state }: Snapshot): void {
    this.put.run([stream, version, revision, eventId, position, commands, state.head, state.body])
  }

  close(): void {
    this.database.close()
  }
}

function prepared(path: string): Database {
  const database = openDatabase(path)
  try {
    database.exec(`PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${TABLE}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
