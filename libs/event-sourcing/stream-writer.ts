import { DecideAgain } from './decide-again.js'
import { StoreError } from './errors.js'
import type { EventStore } from './event-store.js'
import type { NewEvent, Position, RecordedEvent } from './event.js'

/** Bounds one append, so that a burst of commands on a stream becomes several writes of a bearable size. */
const BATCH_EVENTS = 256

/** The events of commands that are appended together: all recorded, or none. */
class Batch {
  readonly events: NewEvent[] = []
  commands = 0
  readonly recorded: Promise<readonly RecordedEvent[]>
  resolve: (events: readonly RecordedEvent[]) => void = () => undefined
  reject: (error: unknown) => void = () => undefined

  constructor(private readonly sealed: boolean) {
    this.recorded = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Each command in the batch reports the failure; a batch that nobody awaits must not end the process.
    this.recorded.catch(() => undefined)
  }

  takes(events: number): boolean {
    return !this.sealed && this.events.length + events <= BATCH_EVENTS
  }
}

/**
 * Writes to one stream with a single append under way. What is decided meanwhile waits and goes together
 * in the next. Two appends at once would defeat the expected revision: when the first loses against
 * another writer's event, the second could find just the revision that it expects.
 *
 * After a failure nothing more is written: all that waits was decided on events that do not exist.
 */
export class StreamWriter {
  private waiting: Batch[] = []
  private last: Batch | undefined
  private underWay = false
  private scheduled = false
  private failed = false

  /** Begins behind the stream's last recorded event; the revision of an unknown stream is -1. */
  constructor(
    private readonly store: EventStore,
    private readonly stream: string,
    private durableRevision: number,
    private durablePosition: Position,
  ) {}

  get idle(): boolean {
    return this.last === undefined
  }

  /** Whether an append failed, so that states beyond the recorded events are void. */
  get broken(): boolean {
    return this.failed
  }

  /** The last revision known to be durable. */
  get revision(): number {
    return this.durableRevision
  }

  /** The position of the event with that revision. */
  get position(): Position {
    return this.durablePosition
  }

  /**
   * Gives back the events of one command once they are durable; `alone` shares the append with no other
   * command. Throws `DecideAgain` where the command is not to blame, else the store's error.
   */
  async write(events: readonly NewEvent[], alone: boolean): Promise<readonly RecordedEvent[]> {
    const batch = this.batchFor(events.length, alone)
    const first = batch.events.length
    for (const event of events) batch.events.push(event)
    batch.commands++
    this.schedule()
    const recorded = await batch.recorded
    return recorded.slice(first, first + events.length)
  }

  /** Settles when all that was handed over so far is durable, or failed. */
  async durable(): Promise<void> {
    await this.last?.recorded
  }

  /** Goes on behind an event that is known to be durable. */
  advance(revision: number, position: Position): void {
    this.durableRevision = revision
    this.durablePosition = position
  }

  private batchFor(events: number, alone: boolean): Batch {
    const open = this.waiting.at(-1)
    if (!alone && open?.takes(events)) return open
    const batch = new Batch(alone)
    this.waiting.push(batch)
    this.last = batch
    return batch
  }

  /** Sends when all that can run in this turn has run, so that its commands share an append. */
  private schedule(): void {
    if (this.scheduled || this.underWay) return
    this.scheduled = true
    process.nextTick(() => {
      this.scheduled = false
      void this.send()
    })
  }

  private async send(): Promise<void> {
    this.underWay = true
    for (let batch = this.waiting.shift(); batch !== undefined; batch = this.waiting.shift()) {
      try {
        const expected = this.durableRevision < 0 ? 'no-stream' : this.durableRevision
        const { events, revision, position } = await this.store.append(this.stream, expected, batch.events)
        this.advance(revision, position)
        batch.resolve(events)
      } catch (error) {
        this.fail(batch, error)
      }
    }
    this.underWay = false
    this.last = undefined
  }

  private fail(batch: Batch, error: unknown): void {
    this.failed = true
    const builtOnIt = this.waiting
    this.waiting = []
    const code = error instanceof StoreError ? error.code : undefined
    const tooMuch = code === 'EVENT_TOO_LARGE' || code === 'APPEND_INVALID'
    const lost = code === 'WRONG_EXPECTED_REVISION'
    batch.reject(lost || (tooMuch && batch.commands > 1) ? new DecideAgain(error, tooMuch) : error)
    for (const each of builtOnIt) each.reject(lost || tooMuch ? new DecideAgain(error) : error)
  }
}
