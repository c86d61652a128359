import {
  DomainError,
  KeyedHash,
  START,
  StoreError,
  SystemClock,
  unwatched,
  type Clock,
  type EventStore,
  type Instruments,
  type SqliteEventStoreOptions,
} from '#event-sourcing'
import type { ProjectionRunner, ReadDatabase } from '#views'
import { openViews, type ViewsOptions } from './open-views.js'
import { openEvents, type EventsAt } from './events-at.js'
import { inThreads, onEventLoop, type LongWork } from './long-work.js'
import { noteEvents, removeWhatIsOfOtherEvents } from './other-events.js'
import { refKey } from './ref-key.js'

/** How to open a folder. */
export interface EmbeddedOptions extends ViewsOptions {
  readonly folder: string
  /** KurrentDB's connection string, where the events are there [in the folder]. */
  readonly eventStoreUrl?: string
  readonly clock?: Clock
  /** How to open the file of events; tests put a faulty one in its place. */
  readonly events?: SqliteEventStoreOptions
}

/** The thread of the views brings the write-ahead log home; the writer does so where that one falls behind. */
const CHECKPOINT_PAGES = 16_000

/**
 * Virgil in one process: events and views in SQLite files of one folder, unless URLs say that they are in KurrentDB or in
 * PostgreSQL. The folder is held as long as the profile is open. Refuses as `openEvents`, `openViews` and `refKey` do.
 */
export class EmbeddedProfile {
  private constructor(
    private readonly at: EventsAt,
    readonly store: EventStore,
    readonly database: ReadDatabase,
    readonly runner: ProjectionRunner,
    readonly clock: Clock,
    readonly hash: KeyedHash,
    readonly instruments: Instruments,
    /** Those who work for long. */
    readonly work: LongWork,
  ) {}

  /** Opens the folder and sets the views going. */
  static async open({
    folder,
    eventStoreUrl,
    clock = new SystemClock(),
    instruments = unwatched,
    events,
    viewsThread = false,
    log = () => undefined,
    ...options
  }: EmbeddedOptions): Promise<EmbeddedProfile> {
    const checkpointPages = viewsThread ? CHECKPOINT_PAGES : undefined
    const at: EventsAt = { folder, eventStoreUrl }
    const store = await openEvents(at, { checkpointPages, instruments, ...events })
    try {
      const hash = new KeyedHash(refKey(folder, { hasEvents: (await store.head()) !== START }))
      await removeWhatIsOfOtherEvents(at, store, log)
      const { database, runner } = await openViews(at, store, clock, { ...options, viewsThread, log, instruments })
      const work = viewsThread ? inThreads(at, store, database, log) : onEventLoop(folder, store)
      return new EmbeddedProfile(at, store, database, runner, clock, hash, instruments, work)
    } catch (error) {
      await store.close()
      throw error instanceof DomainError ? error : notOpened(folder, error)
    }
  }

  /** Resolves when the views hold everything recorded so far. */
  async caughtUp(timeoutMs = 3_600_000): Promise<void> {
    await this.runner.whenApplied(await this.store.head(), { timeoutMs })
  }

  /** Finishes what was acknowledged, and lets go of the folder. */
  async close(): Promise<void> {
    await this.work.close()
    await this.runner.stop()
    await this.database.close()
    await noteEvents(this.at, this.store).catch(() => undefined)
    await this.store.close()
  }
}

function notOpened(folder: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new StoreError('STORE_UNAVAILABLE', `The folder ${folder} could not be opened: ${why}.`, { cause })
}
