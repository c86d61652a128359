import { makeSnapshot, SqliteSnapshots } from '#event-sourcing'
import { clientFolding } from '#journeys/rules'
import type { SnapshotQuestion } from './kept-snapshots.js'
import { serveReading } from './serve-reading.js'

/** Folds streams that have grown long, and keeps their states. */
await serveReading<SnapshotQuestion, void>(async (reader, { folder, streams }) => {
  const file = SqliteSnapshots.open(folder)
  try {
    for (const stream of streams) {
      const snapshot = await makeSnapshot(stream, reader, file, clientFolding)
      if (snapshot) file.write(stream, clientFolding.codec.version, snapshot)
    }
  } finally {
    file.close()
  }
})
