import { parentPort, workerData } from 'node:worker_threads'
import { SqliteEventReader } from '#event-sourcing'
import { serveRunner } from '#views'
import { projected } from './projected.js'

/** How many rows of a table stay in memory from one batch to the next: four times as many took 130 MB more, and no less time. */
const CACHED_ROWS = 5000

/** The thread that keeps the views of a folder up, see `EmbeddedProfile`. */
const { folder } = workerData as ViewsThreadData
if (parentPort)
  void serveRunner(parentPort, () => ({
    ...projected,
    cachedRows: CACHED_ROWS,
    folder,
    now: () => new Date(),
    store: SqliteEventReader.open(folder),
  }))

/** What the thread is told when it begins. */
export interface ViewsThreadData {
  readonly folder: string
}
