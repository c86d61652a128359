import { existsSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { EventLoopSearcher, journeysProjection, type SearchHit } from '#journeys/reading'
import { SqliteReaders } from '#views'
import { serveQuestions } from './serve-questions.js'
import type { SearchQuestion } from './thread-searcher.js'

/** The thread in which a folder is searched, see `ThreadSearcher`. */
const rows = new SqliteReaders([journeysProjection])
const searcher = new EventLoopSearcher()
if (parentPort)
  serveQuestions<SearchQuestion, readonly SearchHit[]>(parentPort, async ({ path, input }) => {
    // SQLite would make a file that is gone, empty.
    if (!existsSync(path)) throw new Error('The rows to search are in another file by now.')
    rows.moveTo(path)
    return searcher.find(rows, input)
  })
