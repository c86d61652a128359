import type { RecordedEvent } from './event.js'

/** An event as a log keeps it: its place, and its parts as JSON text. */
export interface EventRow {
  /** Counts the events of the log from 1, without gaps. */
  readonly ordinal: number
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly data: string
  readonly metadata: string
}

/** A page of one stream: at most `limit` events from a revision on, in the given direction. */
export interface StreamPage {
  readonly stream: string
  readonly from: number
  readonly direction: 'forwards' | 'backwards'
  readonly limit: number
}

/** The events whose ordinals lie in a range, and whose streams begin with one of the given names. */
export interface LogPage {
  readonly after: number
  readonly upTo: number
  readonly streams: readonly string[]
}

/**
 * Where the events of one process lie: synchronous, with one writer. `LogEventStore` makes an event
 * store of it.
 */
export interface EventLog {
  /** The ordinal of the last event, 0 for an empty log. */
  head(): number
  /** The last revision of a stream, -1 for an unknown one. */
  revisionOf(stream: string): number
  /**
   * Writes all rows durably or none. After an error the log may or may not hold the rows, and `head` tells.
   */
  write(rows: readonly EventRow[]): void
  readStream(page: StreamPage): RecordedEvent[]
  readAll(page: LogPage): RecordedEvent[]
  close(): void
}
