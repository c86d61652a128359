import { join } from 'node:path'
import { openDatabase, type Database, type Position } from '#event-sourcing'

/** An event as it stands in the file; data and metadata as JSON text. */
export interface StoredEvent {
  readonly position: number
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly data: string
  readonly metadata: string
}

/** The file of events by a connection of its own, as an operator's script would open it: it sees what is committed, and may plant and mend. */
export class EventsFile {
  private readonly database: Database

  constructor(folder: string) {
    this.database = openDatabase(join(folder, 'events.db'))
  }

  /** The position of the last event. */
  head(): Position {
    return String(this.last()).padStart(16, '0') as Position
  }

  /** The events of a stream. */
  stream(name: string): StoredEvent[] {
    return this.database
      .prepare(
        `SELECT position, name AS stream, revision, event.id, type, data, metadata
         FROM event JOIN stream ON stream.id = event.stream WHERE name = ? ORDER BY revision`,
      )
      .all([name]) as StoredEvent[]
  }

  /** Puts an event behind all others, at the end of a stream that has some. */
  plant(event: Pick<StoredEvent, 'stream' | 'id' | 'type' | 'data' | 'metadata'>): StoredEvent {
    const planted = { ...event, position: this.last() + 1, revision: this.stream(event.stream).length }
    const { position, stream, revision, id, type, data, metadata } = planted
    this.database
      .prepare('INSERT INTO event SELECT ?, id, ?, ?, ?, ?, ?, NULL FROM stream WHERE name = ?')
      .run([position, revision, id, type, data, metadata, stream])
    return planted
  }

  /** Puts other content in the place of an event's. */
  mend({ position }: StoredEvent, { type, data }: { type: string; data: string }): void {
    this.database.prepare('UPDATE event SET type = ?, data = ? WHERE position = ?').run([type, data, position])
  }

  close(): void {
    this.database.close()
  }

  private last(): number {
    const [row] = this.database.prepare('SELECT coalesce(max(position), 0) FROM event').raw().all([]) as [[number]]
    return row[0]
  }
}
