import {
  KeyedHash,
  SqliteEventStore,
  SystemClock,
  type Clock,
  type EventStore,
  type SqliteEventStoreOptions,
} from '#event-sourcing'
import { clientEvents, journeysProjection } from '#journeys'
import {
  gentle,
  ProjectionRunner,
  rebuild,
  SqliteReadDatabase,
  type ReadDatabase,
  type Rebuilt,
  type Pace,
  type RebuildProgress,
} from '#views'
import { refKey } from './ref-key.js'

/** How to open a folder. */
export interface EmbeddedOptions {
  readonly folder: string
  readonly clock?: Clock
  /** How the views share the event loop with all else [`gentle`]. */
  readonly pace?: Pace
  /** Told, in a sentence, what an operator should know. */
  readonly log?: (message: string) => void
  /** How to open the file of events; tests put a faulty one in its place. */
  readonly events?: SqliteEventStoreOptions
}

const projections = [journeysProjection]

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
    private readonly pace: Pace,
  ) {}

  /** Opens the folder and sets the views going. */
  static async open({
    folder,
    clock = new SystemClock(),
    pace = gentle,
    log,
    events,
  }: EmbeddedOptions): Promise<EmbeddedProfile> {
    const store = await SqliteEventStore.open(folder, events)
    try {
      const hash = new KeyedHash(refKey(folder))
      const database = await SqliteReadDatabase.open({ folder, projections, log })
      const runner = await ProjectionRunner.open({ ...viewRules(clock), store, database, pace, log })
      runner.start()
      return new EmbeddedProfile(store, database, runner, clock, hash, pace)
    } catch (error) {
      await store.close()
      throw error
    }
  }

  /** Makes all rows of the views again from the events, while reads go on. */
  async rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<Rebuilt> {
    const { store, database, runner, clock, pace } = this
    return rebuild({ ...viewRules(clock), store, database, runner, pace, onProgress })
  }

  /** Resolves when the views hold everything recorded so far. */
  async caughtUp(timeoutMs = 3_600_000): Promise<void> {
    await this.runner.whenApplied(await this.store.head(), { timeoutMs })
  }

  /** Finishes what was acknowledged, and lets go of the folder. */
  async close(): Promise<void> {
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
  }
}

const viewRules = (clock: Clock) => ({ projections, catalogue: clientEvents, now: () => new Date(clock.now()) })
