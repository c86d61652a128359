import { extname } from 'node:path'
import type { MakePast } from './kept-past.js'
import type { ReadingThreads } from './reading-threads.js'

const SCRIPT = new URL(`./past-thread${extname(import.meta.url)}`, import.meta.url)

/** Makes the rows of looks at the past in threads of their own. */
export const makePastIn =
  (threads: ReadingThreads): MakePast =>
  (question, options) =>
    threads.run(SCRIPT, question, options)
