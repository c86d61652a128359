import type { RecordedEvent } from '../event.js'
import type { EventLog, EventRow, LogPage, StreamPage } from '../event-log.js'
import { metadataIn } from '../metadata-text.js'
import { positionAt } from '../ordinal-position.js'
import { streamFilter } from '../stream-filter.js'

/** A log in memory, kept as JSON text so that what is read is never the object that was written. */
export class MemoryLog implements EventLog {
  private readonly rows: EventRow[] = []
  private readonly streams = new Map<string, EventRow[]>()

  head(): number {
    return this.rows.length
  }

  revisionOf(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1
  }

  write(rows: readonly EventRow[]): void {
    for (const row of rows) this.add(row)
  }

  readStream({ stream, from, direction, limit }: StreamPage): RecordedEvent[] {
    const rows = this.streams.get(stream) ?? []
    if (direction === 'forwards') return rows.slice(from, from + limit).map(recorded)
    const end = Math.min(from + 1, rows.length)
    return rows
      .slice(Math.max(0, end - limit), Math.max(0, end))
      .reverse()
      .map(recorded)
  }

  readAll({ after, upTo, streams }: LogPage): RecordedEvent[] {
    const matches = streamFilter(streams)
    return this.rows
      .slice(after, upTo)
      .filter((row) => matches(row.stream))
      .map(recorded)
  }

  close(): void {
    this.rows.length = 0
    this.streams.clear()
  }

  private add(row: EventRow): void {
    const stream = this.streams.get(row.stream)
    if (stream === undefined) this.streams.set(row.stream, [row])
    else stream.push(row)
    this.rows.push(row)
  }
}

function recorded(row: EventRow): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    data: JSON.parse(row.data) as unknown,
    metadata: metadataIn(row.metadata),
    stream: row.stream,
    revision: row.revision,
    position: positionAt(row.ordinal),
  }
}
