import type { RecordedEvent } from '../event.js'
import { StoreError } from '../errors.js'
import type { EventLog, EventRow, LogPage, StreamPage } from '../event-log.js'
import { LruMap } from '../lru-map.js'
import { metadataIn } from '../metadata-text.js'
import { positionAt } from '../ordinal-position.js'
import { checksumOf } from './checksum.js'
import { SELECT_EVENTS, STREAM_ID, type StoredEvent } from './event-table.js'
import { sqliteCode, type Database, type SqlValue, type Statement } from './libsql.js'

/** How many streams are known by their ids. */
const KNOWN_STREAMS = 32_768
const AFTER_EVERY_NAME = '\u{10FFFF}'

/** A log in one SQLite file. */
export class SqliteLog implements EventLog {
  private readonly insert: Statement
  private readonly insertStream: Statement
  private readonly findStream: Statement
  private readonly streamIds = new LruMap<number>(KNOWN_STREAMS)
  private readonly lastOrdinal: Statement
  private readonly lastRevision: Statement
  private readonly forwards: Statement
  private readonly backwards: Statement
  private readonly ranges = new Map<number, Statement>()
  private unfinished = false

  constructor(protected readonly database: Database) {
    const rows = (sql: string) => database.prepare(sql).raw()
    this.insert = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    this.insertStream = database.prepare('INSERT INTO stream (name) VALUES (?)')
    this.findStream = rows('SELECT id FROM stream WHERE name = ?')
    this.lastOrdinal = rows('SELECT coalesce(max(position), 0) FROM event')
    this.lastRevision = rows(`SELECT coalesce(max(revision), -1) FROM event WHERE stream = ${STREAM_ID}`)
    const ofStream = `${SELECT_EVENTS} WHERE event.stream = ${STREAM_ID}`
    this.forwards = rows(`${ofStream} AND revision >= ? ORDER BY revision LIMIT ?`)
    this.backwards = rows(`${ofStream} AND revision <= ? ORDER BY revision DESC LIMIT ?`)
  }

  head(): number {
    return single(this.query(this.lastOrdinal, []))
  }

  revisionOf(stream: string): number {
    return single(this.query(this.lastRevision, [stream]))
  }

  readStream({ stream, from, direction, limit }: StreamPage): RecordedEvent[] {
    return this.query(direction === 'forwards' ? this.forwards : this.backwards, [stream, from, limit]).map(recorded)
  }

  readAll({ after, upTo, streams }: LogPage): RecordedEvent[] {
    const bounds = streams.flatMap((prefix) => [prefix, prefix + AFTER_EVERY_NAME])
    return this.query(this.range(streams.length), [after, upTo, ...bounds]).map(recorded)
  }

  write(rows: readonly EventRow[]): void {
    this.finish()
    try {
      this.database.exec('BEGIN IMMEDIATE')
      for (const row of rows) this.writeRow(row)
      this.database.exec('COMMIT')
    } catch (error) {
      this.unfinished = true
      throw sqliteCode(error) === 'SQLITE_FULL' ? diskFull(error) : error
    }
  }

  /** Leaves the file whole: what stands in the write-ahead log is durable, but a copy of the file would miss it. */
  close(): void {
    try {
      this.finish()
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      this.database.close()
    }
  }

  private query(statement: Statement, parameters: readonly SqlValue[]): StoredEvent[] {
    this.finish()
    return statement.all(parameters) as StoredEvent[]
  }

  /** Takes back what a failed write left behind; until that is done, this connection would see it. */
  private finish(): void {
    if (!this.unfinished) return
    if (this.database.inTransaction) this.database.exec('ROLLBACK')
    // Streams that were taken back leave their ids to others.
    this.streamIds.clear()
    this.unfinished = false
  }

  private writeRow(row: EventRow): void {
    const { ordinal, stream, revision, id, type, data, metadata } = row
    this.insert.run([ordinal, this.idOf(stream), revision, id, type, data, metadata, checksumOf(row)])
  }

  /** The id of a stream, which a new one is given here. */
  private idOf(stream: string): number {
    const known = this.streamIds.get(stream)
    if (known !== undefined) return known
    const [[found] = [null]] = this.findStream.all([stream]) as [number][]
    const id = found ?? Number(this.insertStream.run([stream]).lastInsertRowid)
    this.streamIds.set(stream, id)
    return id
  }

  private range(prefixes: number): Statement {
    const known = this.ranges.get(prefixes)
    if (known !== undefined) return known
    const names = Array.from({ length: prefixes }, () => '(name >= ? AND name < ?)').join(' OR ') || 'FALSE'
    const where = `position > ? AND position <= ? AND (${names})`
    const statement = this.database.prepare(`${SELECT_EVENTS} WHERE ${where} ORDER BY position`).raw()
    this.ranges.set(prefixes, statement)
    return statement
  }
}

function diskFull(cause: unknown): StoreError {
  const remedy = 'Make room on the disk, then send the command again, with the same id.'
  return new StoreError('DISK_FULL', `The disk is full, and nothing of the command was recorded. ${remedy}`, { cause })
}

function single([row]: readonly StoredEvent[]): number {
  return Number(row?.[0])
}

function recorded([ordinal, stream, revision, id, type, data, metadata]: StoredEvent): RecordedEvent {
  return {
    id,
    type,
    data: JSON.parse(data) as unknown,
    metadata: metadataIn(metadata),
    stream,
    revision,
    position: positionAt(ordinal),
  }
}
