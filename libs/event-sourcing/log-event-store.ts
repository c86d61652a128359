import { SystemClock, type Clock } from './clock.js'
import { CommitPlan, type PendingAppend } from './commit-plan.js'
import { encodeEvents } from './encode-events.js'
import { StoreError } from './errors.js'
import type { NewEvent, Position, RecordedEvent } from './event.js'
import type { EventLog, EventRow } from './event-log.js'
import {
  EventStore,
  type Appended,
  type ExpectedRevision,
  type Follow,
  type FollowedBatch,
  type ReadAll,
  type ReadStream,
} from './event-store.js'
import { Followers } from './followers.js'
import { GroupCommit } from './group-commit.js'
import { unwatched, type Instruments } from './instruments.js'
import { LruMap } from './lru-map.js'
import { ordinalOf, positionAt } from './ordinal-position.js'

/** The most events that one read from the log takes, so that no read holds up a write for long. */
const PAGE = 512
const FIRST_PAGE = 64
const KNOWN_STREAMS = 32_768
/** After how long a log is looked at again whose end is unsure. */
const LOOK_AGAIN_MS = 100

/** What tests make otherwise: sizes small, and who waits for whom a matter of lots. */
export interface LogEventStoreOptions {
  readonly groupBytes?: number
  readonly clock?: Clock
  /** Who watches [nobody]. */
  readonly instruments?: Instruments
}

/** An event store over a log of this process: group commit, revision checks and followers. */
export class LogEventStore extends EventStore {
  private readonly commits: GroupCommit<PendingAppend>
  private readonly followers: Followers
  private readonly revisions = new LruMap<number>(KNOWN_STREAMS)
  private readonly clock: Clock
  private readonly instruments: Instruments
  private readonly closing = new AbortController()
  private headUnsure = false
  private looking: Promise<void> | undefined
  private closed = false

  constructor(
    private readonly log: EventLog,
    { groupBytes, clock = new SystemClock(), instruments = unwatched }: LogEventStoreOptions = {},
  ) {
    super()
    this.clock = clock
    this.instruments = instruments
    this.commits = new GroupCommit((group) => this.commit(group), groupBytes, clock)
    this.followers = new Followers(
      positionAt(log.head()),
      (after, limit, streams) => this.readBehind(after, limit, streams),
      clock,
    )
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.requireOpen()
    const { encoded, bytes } = encodeEvents(stream, events)
    return new Promise((resolve, reject) => this.commits.add({ stream, expected, encoded, bytes, resolve, reject }))
  }

  async *readStream(
    stream: string,
    { from, direction = 'forwards', limit = Infinity }: ReadStream = {},
  ): AsyncGenerator<RecordedEvent> {
    let next = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER)
    let left = limit
    for (let size = FIRST_PAGE; left > 0; size = Math.min(size * 2, PAGE)) {
      const wanted = Math.min(size, left)
      const page = this.read(() => this.log.readStream({ stream, from: next, direction, limit: wanted }))
      yield* page
      if (page.length < wanted) return
      const last = page.at(-1)?.revision ?? 0
      next = direction === 'forwards' ? last + 1 : last - 1
      left -= page.length
      if (size === PAGE) await this.clock.nextTurn()
    }
  }

  readAll(options: ReadAll = {}): AsyncIterable<RecordedEvent> {
    this.requireOpen()
    const { head } = this.followers
    const { upTo = head } = options
    return this.readUpTo(upTo < head ? upTo : head, options)
  }

  follow(options: Follow): AsyncIterable<FollowedBatch> {
    this.requireOpen()
    return this.followers.follow(options)
  }

  async head(): Promise<Position> {
    this.requireOpen()
    return this.followers.head
  }

  async countAfter(position: Position): Promise<number> {
    this.requireOpen()
    return ordinalOf(this.followers.head) - ordinalOf(position)
  }

  /** Others wrote to the log, up to here: followers go on. */
  advance(head: Position): void {
    if (head > this.followers.head) this.followers.resume(head)
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.commits.flush()
    this.closed = true
    this.closing.abort()
    this.followers.close()
    this.log.close()
  }

  private async *readUpTo(
    head: Position,
    { after, streams, limit = Infinity }: ReadAll,
  ): AsyncGenerator<RecordedEvent> {
    let position = after ?? positionAt(0)
    let left = limit
    while (left > 0 && position < head) {
      const page = this.readBehind(position, streams ? PAGE : Math.min(PAGE, left), streams, head)
      for (const event of page.events.slice(0, left)) yield event
      left -= page.events.length
      position = page.position
      await this.clock.nextTurn()
    }
  }

  private readBehind(position: Position, limit: number, streams?: readonly string[], head = this.followers.head) {
    const after = ordinalOf(position)
    const upTo = Math.max(after, Math.min(after + limit, ordinalOf(head)))
    // Who follows no stream only wants to know how far the log goes.
    if (streams?.length === 0) return { events: [], position: positionAt(upTo) }
    const events = this.read(() => this.log.readAll({ after, upTo, streams: streams ?? [''] }))
    return { events, position: positionAt(upTo) }
  }

  private read<Result>(reading: () => Result): Result {
    this.requireOpen()
    try {
      if (this.headUnsure) this.findHead()
      return reading()
    } catch (cause) {
      throw unavailable('The events could not be read', cause)
    }
  }

  private commit(group: readonly PendingAppend[]): void {
    try {
      if (this.headUnsure) this.findHead()
      const plan = new CommitPlan(ordinalOf(this.followers.head), (stream) => this.revisionOf(stream))
      for (const append of group) plan.add(append)
      if (plan.rows.length > 0) this.write(plan.rows, group)
      this.announce(plan)
    } catch (error) {
      this.fail(group, error)
    }
  }

  private write(rows: readonly EventRow[], group: readonly PendingAppend[]): void {
    const started = performance.now()
    let failed = true
    try {
      this.log.write(rows)
      failed = false
    } finally {
      const bytes = group.reduce((sum, append) => sum + append.bytes, 0)
      const ms = performance.now() - started
      this.instruments.committed({ appends: group.length, events: rows.length, bytes, ms, failed })
    }
  }

  private announce({ position, revisions, answers }: CommitPlan): void {
    for (const [stream, revision] of revisions) this.revisions.set(stream, revision)
    for (const answer of answers) answer()
    this.followers.resume(position)
  }

  private fail(group: readonly PendingAppend[], cause: unknown): void {
    this.revisions.clear()
    this.headUnsure = true
    this.looking ??= this.lookForHead().finally(() => (this.looking = undefined))
    const error = unavailable('The events could not be written', cause)
    for (const append of group) append.reject(error)
  }

  /** What was kept, though its writer was told that it failed, is shown to followers without waiting for somebody to come. */
  private async lookForHead(): Promise<void> {
    while (this.headUnsure && !this.closed) {
      await this.clock.pause(LOOK_AGAIN_MS, this.closing.signal).catch(() => undefined)
      try {
        if (this.headUnsure && !this.closed) this.findHead()
      } catch {
        // The disk still fails: the next look may succeed.
      }
    }
  }

  private findHead(): void {
    this.followers.resume(positionAt(this.log.head()))
    this.headUnsure = false
  }

  private revisionOf(stream: string): number {
    return this.revisions.get(stream) ?? this.log.revisionOf(stream)
  }

  private requireOpen(): void {
    if (this.closed) throw new StoreError('STORE_CLOSED', 'The event store is closed.')
  }
}

function unavailable(what: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  return new StoreError('STORE_UNAVAILABLE', `${what}: ${why}.`, { cause })
}
