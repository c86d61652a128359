import { parentPort, workerData } from 'node:worker_threads'
import { SqliteEventReader } from '#event-sourcing'
import { serveRunner } from '#views'
import { projected } from './projected.js'

/** The thread that keeps the views of a folder up, see `EmbeddedProfile`. */
const { folder } = workerData as ViewsThreadData
if (parentPort)
  void serveRunner(parentPort, () => ({
    ...projected,
    folder,
    now: () => new Date(),
    store: SqliteEventReader.open(folder),
  }))

/** What the thread is told when it begins. */
export interface ViewsThreadData {
  readonly folder: string
}
