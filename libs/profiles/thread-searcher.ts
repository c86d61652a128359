import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Searcher, type SearchHit, type SearchInput } from '#journeys/reading'
import { SqliteReaders, type ReadDatabase } from '#views'
import { AnsweringThread } from './answering-thread.js'

const SCRIPT = new URL(`./search-thread${extname(import.meta.url)}`, import.meta.url)

/** More would wait for seconds. */
const MOST = 200

/** What the thread is asked. */
export interface SearchQuestion {
  /** The file with the rows. */
  readonly path: string
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

  async find(rows: ReadDatabase, input: SearchInput): Promise<readonly SearchHit[]> {
    if (!(rows instanceof SqliteReaders)) throw new Error('A thread searches rows that another thread writes.')
    const { path } = rows
    try {
      return await this.#thread.ask({ path, input })
    } catch (error) {
      if (rows.path === path || this.#thread.isClosed) throw error
      // A rebuild has removed the file meanwhile.
      return this.find(rows, input)
    }
  }

  /** Ends the thread. Those who wait, and those who come, are refused with `READING_INTERRUPTED`. */
  close(): Promise<void> {
    return this.#thread.close()
  }
}
