import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DomainError, type Clock, type EventStore, type Instruments, type ProjectedBatch } from '#event-sourcing'
import {
  EventLoopRunner,
  historyOf,
  PostgresReadDatabase,
  SqliteReadDatabase,
  SqliteReaders,
  ThreadRunner,
  type Pace,
  type ProjectionRunner,
  type ReadDatabase,
  type ThreadRunnerOptions,
} from '#views'
import type { EventsAt } from './events-at.js'
import { projected } from './projected.js'

/** Where the views of a folder are, and how they are kept up. */
export interface ViewsOptions {
  /** The PostgreSQL database that holds them, `postgresql://…`; else they are in files of the folder [files]. */
  readonly viewsUrl?: string | undefined
  /** In a thread of their own, so that commands and queries never wait for them; else on this event loop [false]. So are long readings. */
  readonly viewsThread?: boolean
  /** How the views share the event loop with all else, where they have no thread [gentle]. */
  readonly pace?: Pace
  /** Told, in a sentence, what an operator should know. */
  readonly log?: (message: string) => void
  /** Who watches [nobody]. */
  readonly instruments?: Instruments
}

/** The rows, and what keeps them up. */
export interface OpenViews {
  readonly database: ReadDatabase
  readonly runner: ProjectionRunner
}

/** What is young there is collected often: a larger room for it gains nothing. */
const MEMORY = { maxYoungGenerationSizeMb: 24 }

const SCRIPT = new URL(`./views-thread${extname(import.meta.url)}`, import.meta.url)

/** Opens the views of a folder and sets them going. */
export async function openViews(
  at: EventsAt,
  store: EventStore,
  clock: Clock,
  { viewsUrl, viewsThread = false, pace, log, instruments }: ViewsOptions,
): Promise<OpenViews> {
  const onBatch = (batch: ProjectedBatch): void => instruments?.projected(batch)
  if (viewsThread && viewsUrl === undefined) return openInThread(at, { store, log, onBatch })
  const database = await (viewsUrl === undefined
    ? SqliteReadDatabase.open({ ...projected, folder: at.folder, log })
    : openPostgres(viewsUrl, store, log))
  try {
    const now = () => new Date(clock.now())
    const runner = await EventLoopRunner.open({ ...projected, now, store, database, pace, log, onBatch })
    runner.start()
    return { database, runner }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openPostgres(url: string, store: EventStore, log: ViewsOptions['log']): Promise<PostgresReadDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new DomainError(
      'VIEWS_URL_UNKNOWN',
      'VIEWS_URL names no database for the views: it begins with postgresql://.',
    )
  const database = await PostgresReadDatabase.open({ ...projected, url, history: () => historyOf(store), log })
  if ((await database.writer.checkpoint()) <= (await store.head())) return database
  await database.close()
  throw new DomainError(
    'VIEWS_OF_OTHER_EVENTS',
    'The views hold events that are not recorded here, as after a restored backup. Name an empty database in VIEWS_URL, or drop the schema virgil of this one.',
  )
}

async function openInThread(
  workerData: EventsAt,
  options: Pick<ThreadRunnerOptions, 'store' | 'log' | 'onBatch'>,
): Promise<OpenViews> {
  const database = new SqliteReaders(projected.projections)
  const runner = await ThreadRunner.open({
    start: () => new Worker(SCRIPT, { workerData, name: 'views', resourceLimits: MEMORY }),
    ...options,
    onPath: (path) => database.moveTo(path),
  })
  return { database, runner }
}
