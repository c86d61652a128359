import { setImmediate as nextTurn } from 'node:timers/promises'
import { START, type Position, type RecordedEvent } from './event.js'
import type { Follow, FollowedBatch } from './event-store.js'
import { streamFilter } from './stream-filter.js'
import { Tail, type TailLimits } from './tail.js'

/** Reads from the log what lies behind the tail: matching events, and the position up to which it looked. */
export type ReadBehind = (
  after: Position,
  limit: number,
  streams: readonly string[] | undefined,
) => { readonly events: readonly RecordedEvent[]; readonly position: Position }

/**
 * Those who follow a log. Each pulls at its own pace: a slow one holds up nobody and is fed from the log
 * once it falls behind the tail.
 */
export class Followers {
  private readonly tail: Tail
  private readonly waiting = new Set<() => void>()
  private closed = false

  constructor(
    private lastPosition: Position,
    private readonly readBehind: ReadBehind,
    limits?: TailLimits,
  ) {
    this.tail = new Tail(lastPosition, limits)
  }

  /** The position of the last durable event. */
  get head(): Position {
    return this.lastPosition
  }

  /** Hands on events that have just become durable. */
  publish(events: readonly RecordedEvent[], bytesEach: number): void {
    for (const event of events) this.tail.push(event, bytesEach)
    this.lastPosition = events.at(-1)?.position ?? this.lastPosition
    this.wakeAll()
  }

  /** The log's head is elsewhere than was thought: followers read the rest from the log. */
  resume(head: Position): void {
    if (head === this.lastPosition) return
    this.lastPosition = head
    this.tail.restart(head)
    this.wakeAll()
  }

  close(): void {
    this.closed = true
    this.wakeAll()
  }

  /** The first batch comes at once, even without events, so that a follower knows where it stands. */
  async *follow({ after = START, streams, signal, batchSize = 512 }: Follow): AsyncGenerator<FollowedBatch> {
    const matches = streamFilter(streams)
    let position = after
    let told = false
    while (!signal.aborted && !this.closed) {
      if (told && position >= this.lastPosition) {
        await this.news(signal)
        continue
      }
      const page = this.page(position, batchSize, streams, matches)
      position = page.position
      told = true
      const caughtUp = position >= this.lastPosition
      yield { ...page, caughtUp }
      // A follower far behind would otherwise keep the event loop to itself.
      if (!caughtUp) await nextTurn()
    }
  }

  private page(
    after: Position,
    limit: number,
    streams: readonly string[] | undefined,
    matches: (stream: string) => boolean,
  ): Omit<FollowedBatch, 'caughtUp'> {
    if (!this.tail.covers(after)) return this.readBehind(after, limit, streams)
    const events = this.tail.after(after, limit)
    return { events: events.filter((event) => matches(event.stream)), position: events.at(-1)?.position ?? after }
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.waiting.add(wake)
      signal.addEventListener('abort', wake)
    })
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake()
  }
}
