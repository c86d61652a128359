import { SystemClock, type Clock, type EventReader, type Position, type RecordedEvent } from '#event-sourcing'
import type { ParkedStream } from './parked.js'
import type { ViewDatabase } from './read-database.js'
import { gentle, Slicer, type Pace, type Slice } from './slices.js'
import { ViewWriter, type ViewRules } from './view-writer.js'

/** The most events that one read takes before they are written. */
const BATCH = 512
/** A pass is worth another one if it had at most this part of the events of the one before. */
const GAIN = 0.8

/** The runner that keeps the live rows up meanwhile. */
export interface LiveRunner {
  readonly position: Position
  /** The names with which the streams of the projections begin. */
  readonly streams: readonly string[]
  /** Holds the runner between two batches, and lets it go on with another writer at the same position. */
  exchange(swap: (position: Position) => Promise<ViewWriter>): Promise<void>
}

export interface RebuildOptions extends ViewRules {
  readonly store: EventReader
  readonly database: ViewDatabase
  readonly runner: LiveRunner
  /** How writing shares the event loop with all else [`gentle`]. */
  readonly pace?: Pace
  readonly clock?: Clock
  readonly onProgress?: (progress: RebuildProgress) => void
  /** Gives the rebuild up; the live rows stay. */
  readonly signal?: AbortSignal
}

/** How far a rebuild is: it ends where the live rows are by then. */
export interface RebuildProgress {
  readonly events: number
  readonly position: Position
  readonly goal: Position
}

export interface Rebuilt {
  readonly events: number
  readonly position: Position
  /** Streams with an event that could not be read or folded. */
  readonly parked: readonly ParkedStream[]
}

/**
 * Makes all rows again from the first event, beside the live ones, which the runner keeps up
 * meanwhile. When both are close, or come no closer, the runner is held between two batches, the last events
 * are written, and queries read the new rows from then on. A failure or a crash leaves the live rows as they are.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { database, runner } = options
  const next = new NextRows(options, await ViewWriter.open(await database.startNext(), database.tables, options))
  try {
    await next.fill(runner.position)
    // Under steady writes the live rows keep their lead: where a pass gains nothing on them, the runner is held for the rest.
    let [before, behind] = [Infinity, await next.catchUp(runner.position)]
    while (behind > BATCH && behind < before * GAIN) {
      before = behind
      behind = await next.catchUp(runner.position)
    }
    await runner.exchange(async (position) => {
      await next.catchUp(position)
      await database.adoptNext()
      return next.writer
    })
    return { events: next.events, position: next.writer.checkpoint, parked: next.writer.parked }
  } catch (error) {
    await database.dropNext()
    throw error
  }
}

/** The rows in the making. */
class NextRows {
  readonly #slicer: Slicer
  events = 0

  constructor(
    private readonly options: RebuildOptions,
    readonly writer: ViewWriter,
  ) {
    this.#slicer = new Slicer(options.pace ?? gentle, options.clock)
  }

  /** Writes all events up to the goal into rows that have no indexes yet, and then makes these. */
  async fill(goal: Position): Promise<void> {
    const { database, pace = gentle, clock = new SystemClock() } = this.options
    await this.#each(goal, ({ events, position }) => this.writer.gather(events, position, pace.gatherRows))
    await this.writer.write([], goal)
    await database.indexNext(() => clock.nextTurn())
  }

  /** Writes all events up to the goal, and tells how many those were. */
  async catchUp(goal: Position): Promise<number> {
    const before = this.events
    await this.#each(goal, ({ events, position }) => this.writer.write(events, position))
    return this.events - before
  }

  async #each(goal: Position, write: (slice: Slice) => Promise<unknown>): Promise<void> {
    const { store, runner } = this.options
    let batch: RecordedEvent[] = []
    for await (const event of store.readAll({ after: this.writer.checkpoint, streams: runner.streams })) {
      if (event.position > goal) break
      batch.push(event)
      if (batch.length < BATCH) continue
      await this.#slice({ events: batch, position: event.position }, goal, write)
      batch = []
    }
    await this.#slice({ events: batch, position: goal }, goal, write)
  }

  async #slice(batch: Slice, goal: Position, write: (slice: Slice) => Promise<unknown>): Promise<void> {
    const { signal, onProgress } = this.options
    await this.#slicer.each(batch, async (slice) => {
      signal?.throwIfAborted()
      await write(slice)
      this.events += slice.events.length
    })
    onProgress?.({ events: this.events, position: batch.position, goal })
  }
}
