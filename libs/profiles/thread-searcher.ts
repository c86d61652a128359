import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Searcher, type SearchHit, type SearchInput } from '#journeys/reading'
import type { ReadDatabase } from '#views'
import { AnsweringThread } from './answering-thread.js'
import { askOfRows, type OfRows } from './ask-of-rows.js'

const SCRIPT = new URL(`./search-thread${extname(import.meta.url)}`, import.meta.url)

/** More would wait for seconds. */
const MOST = 200

/** What the thread is asked. */
export interface SearchQuestion extends OfRows {
  readonly input: SearchInput
}

/**
 * Searches in one thread, so that nobody else waits. Should it die, those who wait are refused with `SEARCH_INTERRUPTED`,
 * and the next question starts it anew; who comes when too many wait is refused with `BUSY`.
 */
export class ThreadSearcher extends Searcher {
  readonly #thread: AnsweringThread<SearchQuestion, readonly SearchHit[]>

  constructor(start: () => Worker = () => new Worker(SCRIPT, { name: 'search' })) {
    super()
    this.#thread = new AnsweringThread({ start, diedCode: 'SEARCH_INTERRUPTED', most: MOST })
  }

  find(rows: ReadDatabase, input: SearchInput): Promise<readonly SearchHit[]> {
    return askOfRows(this.#thread, rows, (path) => ({ path, input }))
  }

  /** Ends the thread. Those who wait, and those who come, are refused with `READING_INTERRUPTED`. */
  close(): Promise<void> {
    return this.#thread.close()
  }
}
