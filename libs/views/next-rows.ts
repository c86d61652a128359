import { SystemClock, type Clock, type EventReader, type Position, type RecordedEvent } from '#event-sourcing'
import type { ViewDatabase } from './read-database.js'
import { gentle, Slicer, type Pace, type Slice } from './slices.js'
import { ViewWriter, type ViewRules } from './view-writer.js'

/** The most events that one read takes before they are written. */
export const BATCH = 512

export interface NextRowsOptions extends ViewRules {
  readonly store: EventReader
  readonly database: ViewDatabase
  /** How writing shares the event loop with all else [`gentle`]. */
  readonly pace?: Pace
  readonly clock?: Clock
  readonly onProgress?: (progress: RebuildProgress) => void
  /** Gives the rows in the making up. */
  readonly signal?: AbortSignal
}

/** How far the rows in the making are, and where they go. */
export interface RebuildProgress {
  readonly events: number
  readonly position: Position
  readonly goal: Position
}

/** Rows in the making, of all events from the first one on. Nobody reads them before they are adopted. */
export class NextRows {
  readonly #slicer: Slicer
  events = 0

  private constructor(
    private readonly options: NextRowsOptions,
    private readonly streams: readonly string[],
    readonly writer: ViewWriter,
  ) {
    this.#slicer = new Slicer(options.pace ?? gentle, options.clock)
  }

  /** Lets rows be made of the streams with these names, and drops them where that fails before they are adopted. */
  static async make<Result>(
    options: NextRowsOptions,
    streams: readonly string[],
    act: (next: NextRows) => Promise<Result>,
  ): Promise<Result> {
    const { database } = options
    const rows = await database.startNext()
    try {
      return await act(new NextRows(options, streams, await ViewWriter.open(rows, database.tables, options)))
    } catch (error) {
      await database.dropNext()
      throw error
    }
  }

  /** Writes all events up to the goal into rows that have no indexes yet, and then makes these. */
  async fill(goal: Position): Promise<void> {
    const { database, pace = gentle, clock = new SystemClock(), signal } = this.options
    await this.#each(goal, ({ events, position }) => this.writer.gather(events, position, pace.gatherRows))
    await this.writer.write([], goal)
    await database.indexNext(async () => {
      await clock.nextTurn()
      signal?.throwIfAborted()
    })
  }

  /** Writes all events up to the goal, and tells how many those were. */
  async catchUp(goal: Position): Promise<number> {
    const before = this.events
    await this.#each(goal, ({ events, position }) => this.writer.write(events, position))
    return this.events - before
  }

  async #each(goal: Position, write: (slice: Slice) => Promise<unknown>): Promise<void> {
    const { store } = this.options
    let batch: RecordedEvent[] = []
    for await (const event of store.readAll({ after: this.writer.checkpoint, streams: this.streams })) {
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
