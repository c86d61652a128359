import {
  START,
  StoreError,
  SystemClock,
  type Clock,
  type EventReader,
  type Position,
  type ProjectedBatch,
  type RecordedEvent,
} from '#event-sourcing'
import { ChangeListeners } from './change-listeners.js'
import { Changes } from './changes.js'
import { inMaking } from './in-making.js'
import { Lock } from './lock.js'
import { makeRows } from './make-rows.js'
import type { RebuildProgress } from './next-rows.js'
import type { ParkedStream } from './parked.js'
import { PositionWaiters } from './position-waiters.js'
import { machineTime, projectedBatch } from './projected-batch.js'
import { ProjectionRunner } from './projection-runner.js'
import type { ViewDatabase } from './read-database.js'
import { rebuild, type Rebuilt } from './rebuild.js'
import type { Lag, Retried, RunnerStatus } from './runner-status.js'
import { gentle, Slicer, type Pace, type Slice } from './slices.js'
import { ViewWriter, type ViewRules } from './view-writer.js'

export interface RunnerOptions extends ViewRules {
  readonly store: EventReader
  readonly database: ViewDatabase
  /** Told, in a sentence, what went wrong and what is done about it. */
  readonly log?: (message: string) => void
  /** How writing shares the event loop with all else [`gentle`]. */
  readonly pace?: Pace
  /** How to wait, for another's turn and after a failure [the machine's clock]. */
  readonly clock?: Clock
  /** The wait after a failure; it doubles up to a hundred times this [100 ms]. */
  readonly retryAfterMs?: number
  /** Told how the runner is, whenever that changed. */
  readonly onStatus?: (status: RunnerStatus) => void
  /** Told of each batch that is in the rows. */
  readonly onBatch?: (batch: ProjectedBatch) => void
}

/** How many times as long as it wrote the runner rests. */
const REST = 3
/** How long events may gather where somebody listens, in milliseconds. */
const HEARD_WITHIN_MS = 10

/**
 * Keeps the views up on this event loop: follows the store from the checkpoint, and writes each batch of
 * rows with its checkpoint in one transaction, so that a crash repeats a batch and never doubles it.
 * If rows cannot be written it tries again, for ever, and skips nothing. Where it finds events and no rows of use, it makes them
 * in bulk before it follows, and nobody reads any meanwhile.
 */
export class EventLoopRunner extends ProjectionRunner {
  readonly #lock = new Lock()
  readonly #slicer: Slicer
  readonly #waiters = new PositionWaiters()
  readonly #listeners: ChangeListeners<Changes>
  #stopping = new AbortController()
  #running: Promise<void> | undefined
  #problem: string | undefined
  #caughtUp = false
  #making: RebuildProgress | undefined
  #events = 0
  #rows = 0

  private constructor(
    private readonly options: RunnerOptions,
    private writer: ViewWriter,
  ) {
    super()
    this.#slicer = new Slicer(options.pace ?? gentle, options.clock)
    this.#listeners = new ChangeListeners(options.log)
  }

  /** A runner at its checkpoint; `start` sets it going. */
  static async open(options: RunnerOptions): Promise<EventLoopRunner> {
    const { store, database } = options
    const runner = new EventLoopRunner(options, await ViewWriter.open(database.writer, database.tables, options))
    const goal = await store.head()
    if (runner.position === START && goal !== START) {
      database.hide()
      runner.#making = { events: 0, position: START, goal }
    }
    return runner
  }

  start(): void {
    this.#running ??= this.#run(this.#stopping.signal).finally(() => (this.#running = undefined))
  }

  /** Finishes the batch under way. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    this.#stopping = new AbortController()
  }

  get position(): Position {
    return this.writer.checkpoint
  }

  /** The names with which the streams of the projections begin. */
  get streams(): readonly string[] {
    return [...new Set(this.options.projections.flatMap(({ streams }) => streams))]
  }

  async whenApplied(position: Position, { timeoutMs }: { timeoutMs: number }): Promise<void> {
    if (position > this.position) await this.#waiters.wait(position, timeoutMs)
  }

  /** Somebody in another thread waits for this position: events gather no longer before it is reached. */
  expect(position: Position): void {
    this.#waiters.expect(position)
  }

  onChanges(listener: (changes: Changes) => void): () => void {
    return this.#listeners.add(listener)
  }

  async lag(): Promise<Lag> {
    const head = await this.options.store.head()
    return { position: this.position, head, caughtUp: this.#caughtUp && this.position >= head }
  }

  status(): RunnerStatus {
    return {
      isRunning: this.#running !== undefined,
      isHealthy: this.#problem === undefined,
      ...(this.#problem !== undefined && { problem: this.#problem }),
      position: this.position,
      caughtUp: this.#caughtUp,
      ...(this.#making && { making: this.#making }),
      events: this.#events + (this.#making?.events ?? 0),
      rows: this.#rows,
      parked: this.writer.parked,
    }
  }

  async retryParked(stream?: string): Promise<Retried> {
    await this.#lock.hold(() => this.writer.refresh())
    const asked = this.writer.parked.map((row) => row.stream).filter((name) => stream === undefined || name === stream)
    for (const name of asked) await this.#lock.hold(() => this.#retry(name))
    const stillParked = this.writer.parked.filter((row) => asked.includes(row.stream))
    return { unparked: asked.filter((name) => stillParked.every((row) => row.stream !== name)), stillParked }
  }

  async rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<Rebuilt> {
    if (this.#making) throw inMaking()
    return rebuild({ ...this.options, runner: this, onProgress })
  }

  /** Holds the runner between two batches, and lets it go on with another writer at the same position. */
  async exchange(swap: (position: Position) => Promise<ViewWriter>): Promise<void> {
    await this.#lock.hold(async () => {
      this.writer = await swap(this.position)
    })
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { store, retryAfterMs = 100, pace = gentle, clock = new SystemClock() } = this.options
    let failures = 0
    while (!signal.aborted) {
      try {
        if (this.#making) await this.#make(signal)
        for await (const batch of store.follow({
          after: this.position,
          streams: this.streams,
          signal,
          batchSize: pace.most,
        })) {
          const started = performance.now()
          await this.#slicer.each(batch, (slice) => this.#lock.hold(() => this.#write(slice)))
          failures = 0
          this.#stands({ caughtUp: batch.caughtUp })
          if (batch.caughtUp) await this.#gather(performance.now() - started, signal)
        }
        return
      } catch (error) {
        if (signal.aborted || (error instanceof StoreError && error.code === 'STORE_CLOSED')) return
        this.#fail(error)
        await clock.pause(retryAfterMs * Math.min(2 ** failures++, 100), signal).catch(() => undefined)
      }
    }
  }

  /** Makes the rows of all events so far. Who listens is told how far they go, and of no event. */
  async #make(signal: AbortSignal): Promise<void> {
    const onProgress = (making: RebuildProgress): void => {
      this.#making = making
      this.#problem = undefined
      this.options.onStatus?.(this.status())
    }
    const { writer, events } = await makeRows({ ...this.options, onProgress, signal }, this.streams)
    this.writer = writer
    this.#making = undefined
    this.#events += events
    this.#listeners.announce(new Changes(START, this.position, [], []))
    this.#waiters.reached(this.position)
    this.options.onStatus?.(this.status())
  }

  /**
   * Lets events gather for a few times as long as the last ones took, unless somebody waits for their rows, and not for long
   * where somebody listens. A transaction costs more for its pages than for its rows: few large ones leave more time for commands.
   */
  async #gather(tookMs: number, signal: AbortSignal): Promise<void> {
    const { gatherMs } = this.options.pace ?? gentle
    const most = this.#listeners.size > 0 ? Math.min(gatherMs, HEARD_WITHIN_MS) : gatherMs
    if (most > 0) await this.#waiters.awaited(Math.min(most, REST * tookMs), signal)
  }

  async #write({ events, position }: Slice): Promise<void> {
    if (position > this.position) {
      const startedAt = machineTime()
      const changes = await this.writer.write(events, position)
      this.#announce(changes)
      if (changes.events.length > 0) this.options.onBatch?.(projectedBatch(changes, startedAt))
    }
    // A write whose answer was lost is found done later on.
    this.#waiters.reached(this.position)
    this.options.onStatus?.(this.status())
  }

  async #retry(stream: string): Promise<void> {
    // Else it would free a stream without the events that a write holds whose answer was lost.
    await this.writer.refresh()
    const standing = this.#parkedAt(stream)
    if (!standing) return
    let waiting: RecordedEvent[] = []
    for await (const event of this.options.store.readStream(stream, { from: standing.revision })) {
      if (event.position > this.position) break
      if (waiting.length === 512) {
        this.#announce(await this.writer.unpark(stream, waiting, event))
        if (this.#parkedAt(stream)?.revision !== event.revision) return
        waiting = []
      }
      waiting.push(event)
    }
    this.#announce(await this.writer.unpark(stream, waiting))
  }

  #parkedAt(stream: string): ParkedStream | undefined {
    return this.writer.parked.find((row) => row.stream === stream)
  }

  #announce(changes: Changes): void {
    this.#events += changes.events.length
    this.#rows += changes.rowCount
    this.#listeners.announce(changes)
  }

  #fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error)
    this.#stands({ caughtUp: false, problem })
    this.options.log?.(`The views stand at ${this.position || 'the start'} and try again: ${problem}.`)
  }

  #stands({ caughtUp, problem }: { caughtUp: boolean; problem?: string }): void {
    const isNews = caughtUp !== this.#caughtUp || problem !== this.#problem
    this.#caughtUp = caughtUp
    this.#problem = problem
    if (isNews) this.options.onStatus?.(this.status())
  }
}
