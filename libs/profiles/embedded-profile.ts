import {
  KeyedHash,
  SqliteEventStore,
  SystemClock,
  type Clock,
  type EventStore,
  type SqliteEventStoreOptions,
} from '#event-sourcing'
import { EventLoopBacktester, type Backtester } from '#journeys/rules'
import { type ProjectionRunner, type ReadDatabase } from '#views'
import { openViews, type ViewsOptions } from './embedded-views.js'
import { ReadingThreads } from './reading-threads.js'
import { refKey } from './ref-key.js'
import { ThreadBacktester } from './thread-backtester.js'

/** How to open a folder. */
export interface EmbeddedOptions extends ViewsOptions {
  readonly folder: string
  readonly clock?: Clock
  /** How to open the file of events; tests put a faulty one in its place. */
  readonly events?: SqliteEventStoreOptions
}

/** The thread of the views brings the write-ahead log home; the writer does so where that one falls behind. */
const CHECKPOINT_PAGES = 16_000

/**
 * Virgil on one machine in one process: events and views in SQLite files of one folder, which is
 * held as long as the profile is open. Refuses as `SqliteEventStore.open` does.
 */
export class EmbeddedProfile {
  private constructor(
    readonly store: EventStore,
    readonly database: ReadDatabase,
    readonly runner: ProjectionRunner,
    readonly clock: Clock,
    readonly hash: KeyedHash,
    readonly backtester: Backtester,
    private readonly threads: ReadingThreads,
  ) {}

  /** Opens the folder and sets the views going. */
  static async open({
    folder,
    clock = new SystemClock(),
    events,
    ...options
  }: EmbeddedOptions): Promise<EmbeddedProfile> {
    const checkpointPages = options.viewsThread ? CHECKPOINT_PAGES : undefined
    const store = await SqliteEventStore.open(folder, { checkpointPages, ...events })
    try {
      const hash = new KeyedHash(refKey(folder))
      const { database, runner } = await openViews(folder, store, clock, options)
      const threads = new ReadingThreads(folder)
      const backtester = options.viewsThread ? new ThreadBacktester(threads) : new EventLoopBacktester(store)
      return new EmbeddedProfile(store, database, runner, clock, hash, backtester, threads)
    } catch (error) {
      await store.close()
      throw error
    }
  }

  /** Resolves when the views hold everything recorded so far. */
  async caughtUp(timeoutMs = 3_600_000): Promise<void> {
    await this.runner.whenApplied(await this.store.head(), { timeoutMs })
  }

  /** Finishes what was acknowledged, and lets go of the folder. */
  async close(): Promise<void> {
    await this.threads.close()
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
  }
}
