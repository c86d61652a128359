import { join, resolve } from 'node:path'
import type { Position, RecordedEvent } from '../event.js'
import { FollowingReader, type Follow, type FollowedBatch, type ReadAll, type ReadStream } from '../event-store.js'
import { LogEventStore } from '../log-event-store.js'
import { ordinalOf } from '../ordinal-position.js'
import { openDatabase, type Database } from './libsql.js'
import { SqliteLog } from './sqlite-log.js'

/** How many events come between two checkpoints: about as many pages as the writer lets gather when it is alone. */
const CHECKPOINT_EVENTS = 4000

/** A log that another connection writes, which also leaves the file whole in the end. */
class ReadLog extends SqliteLog {
  override close(): void {
    this.database.close()
  }
}

/**
 * Reads the events that a `SqliteEventStore` of this process writes, on a connection of its own: for
 * another thread. It sees what is recorded when it is opened, and then what it is told of. It also
 * brings home what the writer put into the write-ahead log, so that no answer waits for that.
 */
export class SqliteEventReader extends FollowingReader {
  private checkpointedAt = 0

  private constructor(
    private readonly events: LogEventStore,
    private readonly database: Database,
  ) {
    super()
  }

  /** Opens the events of a folder whose store is open. */
  static open(folder: string): SqliteEventReader {
    const database = openDatabase(join(resolve(folder), 'events.db'))
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000')
    return new SqliteEventReader(new LogEventStore(new ReadLog(database)), database)
  }

  advance(head: Position): void {
    this.events.advance(head)
    const recorded = ordinalOf(head)
    if (recorded - this.checkpointedAt < CHECKPOINT_EVENTS) return
    this.database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all([])
    this.checkpointedAt = recorded
  }

  readStream(stream: string, options?: ReadStream): AsyncIterable<RecordedEvent> {
    return this.events.readStream(stream, options)
  }

  readAll(options?: ReadAll): AsyncIterable<RecordedEvent> {
    return this.events.readAll(options)
  }

  follow(options: Follow): AsyncIterable<FollowedBatch> {
    return this.events.follow(options)
  }

  head(): Promise<Position> {
    return this.events.head()
  }

  close(): Promise<void> {
    return this.events.close()
  }
}
