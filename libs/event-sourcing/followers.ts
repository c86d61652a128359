import type { Clock } from './clock.js'
import { START, type Position, type RecordedEvent } from './event.js'
import type { Follow, FollowedBatch } from './event-store.js'

/** Matching events, and the position up to which they were looked for. */
export interface EventsBehind {
  readonly events: readonly RecordedEvent[]
  readonly position: Position
}

/** Reads from the log what lies behind a position. */
export type ReadBehind = (
  after: Position,
  limit: number,
  streams: readonly string[] | undefined,
  signal: AbortSignal,
) => EventsBehind | Promise<EventsBehind>

/** Those who follow a log. Each reads it at its own pace: a slow one holds up nobody. */
export class Followers {
  private readonly waiting = new Set<() => void>()
  private closed = false

  constructor(
    private lastPosition: Position,
    private readonly readBehind: ReadBehind,
    private readonly clock: Clock,
  ) {}

  /** The position of the last durable event. */
  get head(): Position {
    return this.lastPosition
  }

  /** The log ends here now: those who wait read on. */
  resume(head: Position): void {
    if (head === this.lastPosition) return
    this.lastPosition = head
    this.wakeAll()
  }

  close(): void {
    this.closed = true
    this.wakeAll()
  }

  /** The first batch comes at once, even without events, so that a follower knows where it stands. */
  async *follow({ after = START, streams, signal, batchSize = 512 }: Follow): AsyncGenerator<FollowedBatch> {
    let position = after
    let told = false
    while (!signal.aborted && !this.closed) {
      if (told && position >= this.lastPosition) {
        await this.news(signal)
        continue
      }
      const page = await this.readBehind(position, batchSize, streams, signal)
      position = page.position
      told = true
      const caughtUp = position >= this.lastPosition
      yield { ...page, caughtUp }
      // A follower far behind would otherwise keep the event loop to itself.
      if (!caughtUp) await this.clock.nextTurn()
    }
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
