import type { NewEvent, Position, RecordedEvent } from './event.js'

/** The revision that the writer believes to be the stream's last one. */
export type ExpectedRevision = number | 'no-stream'

/** Where an append landed: the revision and the position of its last event. */
export interface Appended {
  readonly revision: number
  readonly position: Position
  /** The events as they were recorded. Where a store does not tell the position of each, it is the append's. */
  readonly events: readonly RecordedEvent[]
}

/** How to read one stream. */
export interface ReadStream {
  /** The first revision to give, in the direction of reading; the stream's near end by default. */
  readonly from?: number
  readonly direction?: 'forwards' | 'backwards'
  readonly limit?: number
}

/** How to read the events of all streams. */
export interface ReadAll {
  /** Give only events behind this position; from the very first by default. */
  readonly after?: Position
  /** Give only events up to this position; up to the head by default. */
  readonly upTo?: Position
  /** Give only events of streams whose name begins with one of these; all streams by default. */
  readonly streams?: readonly string[]
  readonly limit?: number
}

/** How to follow the events of all streams, for ever, until the signal aborts. */
export interface Follow extends Omit<ReadAll, 'limit' | 'upTo'> {
  readonly signal: AbortSignal
  /** The most events that one batch may hold [512]. */
  readonly batchSize?: number
}

/**
 * What a follower gets: the next events in order, and the position up to which nothing else
 * matches its filter. A batch without events still moves the checkpoint on.
 */
export interface FollowedBatch {
  readonly events: readonly RecordedEvent[]
  readonly position: Position
  /** True when nothing recorded so far lies behind this batch. */
  readonly caughtUp: boolean
}

/**
 * What reads and follows events, the half of the store that projections need: reads give events in
 * order; followers get each event at least once and in order.
 *
 * Errors: `StoreError` with the codes `STORE_UNAVAILABLE`, `STORE_CLOSED`.
 *
 * Recorded events are shared between readers: nobody changes one.
 */
export abstract class EventReader {
  /** Reads one stream. An unknown stream has no events. */
  abstract readStream(stream: string, options?: ReadStream): AsyncIterable<RecordedEvent>

  /**
   * Reads all events up to the head at the time at which the reading begins, in the order of their positions. Throws
   * `POSITION_INVALID` for one that no store gave.
   */
  abstract readAll(options?: ReadAll): AsyncIterable<RecordedEvent>

  /** Follows all events: first those already recorded, then each new one as it becomes durable. Pushed, never polled. */
  abstract follow(options: Follow): AsyncIterable<FollowedBatch>

  /** The position of the last durable event, `START` for an empty store. */
  abstract head(): Promise<Position>

  /** Ends every follower, and lets go of the files. */
  abstract close(): Promise<void>
}

/** A reader that is told how far others have written, and goes on at once. */
export abstract class FollowingReader extends EventReader {
  /** The store has recorded everything up to this position: followers go on. */
  abstract advance(head: Position): void
}

/** Something in the store that is not as it was written. */
export interface Damage {
  /** The stream and the revision of the event, where one is meant. */
  readonly stream?: string
  readonly revision?: number
  readonly message: string
  /** Whether that event cannot be read at all: nothing that stands in the store may be read then. */
  readonly isUnreadable?: boolean
}

/**
 * The port to the event store. It promises only what every adapter keeps: what its reader does, and
 * that an append is atomic, checked against an expected revision, and durable before it is answered
 * or seen by anyone. Closing it finishes the appends under way.
 *
 * Errors: those of the reader, and `StoreError` with the codes `WRONG_EXPECTED_REVISION`,
 * `EVENT_TOO_LARGE`, `APPEND_INVALID`, `DISK_FULL`.
 */
export abstract class EventStore extends EventReader {
  /**
   * Appends events to the end of a stream, all or none. An empty list is refused.
   *
   * The expected revision is a count, so it guards one append at a time: a writer who sends a second
   * append to a stream before the first is answered could build on events of somebody else.
   * `STORE_UNAVAILABLE` leaves open whether the append was recorded; the command id tells after a reload.
   */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>

  /** How many events lie behind a position; about as many, where the store does not count. */
  abstract countAfter(position: Position): Promise<number>

  /** Looks through all that is stored for what has been damaged since it was written. A store that cannot tell finds nothing. */
  damage(): Iterable<Damage> {
    return []
  }
}
