import type { Position, RecordedEvent } from './event.js'

/** How much of the log's end is kept in memory. */
export interface TailLimits {
  /** [8192] */
  readonly events?: number
  /** [16 MB] of JSON */
  readonly bytes?: number
}

/**
 * The last events of a log, kept as they were written, so that a follower near the head neither reads
 * nor parses them again. Whoever lies behind `floor` reads from the log.
 */
export class Tail {
  private events: RecordedEvent[] = []
  private sizes: number[] = []
  private first = 0
  private bytes = 0
  private readonly maxEvents: number
  private readonly maxBytes: number

  constructor(
    private floor: Position,
    { events = 8192, bytes = 16 * 1024 * 1024 }: TailLimits = {},
  ) {
    this.maxEvents = events
    this.maxBytes = bytes
  }

  /** Whether all that is recorded behind this position is here. */
  covers(position: Position): boolean {
    return position >= this.floor
  }

  push(event: RecordedEvent, bytes: number): void {
    this.events.push(event)
    this.sizes.push(bytes)
    this.bytes += bytes
    while (this.events.length - this.first > this.maxEvents || this.bytes > this.maxBytes) this.dropFirst()
    if (this.first > this.events.length / 2) this.compact()
  }

  /** At most `limit` events behind a position that `covers`. */
  after(position: Position, limit: number): RecordedEvent[] {
    const start = this.indexAfter(position)
    return this.events.slice(start, start + limit)
  }

  /** Forgets all: what follows begins behind this position. */
  restart(floor: Position): void {
    this.events = []
    this.sizes = []
    this.first = 0
    this.bytes = 0
    this.floor = floor
  }

  private indexAfter(position: Position): number {
    let low = this.first
    let high = this.events.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.events[middle]?.position ?? '') > position) high = middle
      else low = middle + 1
    }
    return low
  }

  private dropFirst(): void {
    const event = this.events[this.first]
    if (event === undefined) return
    this.floor = event.position
    this.bytes -= this.sizes[this.first] ?? 0
    this.first++
  }

  /** Once half of what is held was dropped, so that dropping costs nothing in the mean. */
  private compact(): void {
    this.events = this.events.slice(this.first)
    this.sizes = this.sizes.slice(this.first)
    this.first = 0
  }
}
