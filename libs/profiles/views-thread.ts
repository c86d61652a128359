import { parentPort, workerData } from 'node:worker_threads'
import { serveRunner } from '#views'
import { openReader, type EventsAt } from './events-at.js'
import { projected } from './projected.js'

/** How many rows of a table stay in memory from one batch to the next: four times as many took 130 MB more, and no less time. */
const CACHED_ROWS = 5000

/** The thread that keeps the views of a folder up, see `EmbeddedProfile`. */
const at = workerData as EventsAt
if (parentPort)
  void serveRunner(parentPort, async () => ({
    ...projected,
    cachedRows: CACHED_ROWS,
    folder: at.folder,
    now: () => new Date(),
    store: await openReader(at),
  }))
