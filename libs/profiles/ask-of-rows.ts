import { SqliteReaders, type ReadDatabase } from '#views'
import type { AnsweringThread } from './answering-thread.js'

/** What a thread is asked of the rows in a file. */
export interface OfRows {
  /** The file with the rows. */
  readonly path: string
}

/** Asks a thread of rows that another thread writes, and again where a rebuild has moved them to another file meanwhile. */
export async function askOfRows<Question extends OfRows, Answer>(
  thread: AnsweringThread<Question, Answer>,
  rows: ReadDatabase,
  questionOf: (path: string) => Question,
): Promise<Answer> {
  if (!(rows instanceof SqliteReaders)) throw new Error('A thread reads rows that another thread writes.')
  const { path } = rows
  try {
    return await thread.ask(questionOf(path))
  } catch (error) {
    if (thread.isClosed || rows.path === path) throw error
    return askOfRows(thread, rows, questionOf)
  }
}
