import {
  KeyedHash,
  NoSnapshots,
  SqliteEventStore,
  SystemClock,
  unwatched,
  type Clock,
  type EventStore,
  type Snapshots,
  type Instruments,
  type SqliteEventStoreOptions,
} from '#event-sourcing'
import { EventLoopBacktester, type Backtester } from '#journeys/rules'
import { EventLoopReporter, type Reporter } from '#reports/reading'
import { type PastViews, type ProjectionRunner, type ReadDatabase } from '#views'
import { openViews, type ViewsOptions } from './embedded-views.js'
import { KeptPast } from './kept-past.js'
import { KeptSnapshots } from './kept-snapshots.js'
import { makePast } from './make-past.js'
import { ReadingThreads } from './reading-threads.js'
import { refKey } from './ref-key.js'
import { ThreadBacktester } from './thread-backtester.js'
import { makePastIn } from './thread-past.js'
import { ThreadReporter } from './thread-reporter.js'

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
    readonly past: PastViews,
    readonly reporter: Reporter,
    readonly snapshots: Snapshots,
    readonly instruments: Instruments,
    private readonly threads: ReadingThreads,
  ) {}

  /** Opens the folder and sets the views going. */
  static async open({
    folder,
    clock = new SystemClock(),
    instruments = unwatched,
    events,
    ...options
  }: EmbeddedOptions): Promise<EmbeddedProfile> {
    const checkpointPages = options.viewsThread ? CHECKPOINT_PAGES : undefined
    const store = await SqliteEventStore.open(folder, { checkpointPages, instruments, ...events })
    try {
      const hash = new KeyedHash(refKey(folder))
      const { database, runner } = await openViews(folder, store, clock, { ...options, instruments })
      const threads = new ReadingThreads(folder)
      const backtester = options.viewsThread ? new ThreadBacktester(threads) : new EventLoopBacktester(store)
      const make = options.viewsThread ? makePastIn(threads) : makePast.bind(undefined, store)
      const past = new KeptPast(folder, store, make)
      const reporter = options.viewsThread ? new ThreadReporter(folder) : new EventLoopReporter(store)
      const snapshots = options.viewsThread
        ? new KeptSnapshots(folder, threads, options.log ?? (() => undefined))
        : new NoSnapshots()
      return new EmbeddedProfile(
        store,
        database,
        runner,
        clock,
        hash,
        backtester,
        past,
        reporter,
        snapshots,
        instruments,
        threads,
      )
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
    if (this.reporter instanceof ThreadReporter) await this.reporter.close()
    await this.past.close()
    await this.threads.close()
    if (this.snapshots instanceof KeptSnapshots) await this.snapshots.close()
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
  }
}
