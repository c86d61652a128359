import { parentPort, workerData } from 'node:worker_threads'
import { thrown, type EventReader, type ReadingOptions, type ReadingProgress } from '#event-sourcing'
import { openReader } from './events-at.js'
import type { FromReading, ReadingData } from './reading-messages.js'

/** Serves a `ReadingThreads` from within a thread: reads once, on a connection of its own, answers and ends. */
export async function serveReading<Question, Answer>(
  read: (reader: EventReader, question: Question, options: ReadingOptions) => Promise<Answer>,
): Promise<void> {
  const { at, question } = workerData as ReadingData<Question>
  const say = (message: FromReading<Answer>): void => parentPort?.postMessage(message)
  try {
    const reader = await openReader(at)
    try {
      const onProgress = (progress: ReadingProgress): void => say({ type: 'progress', progress })
      const answer = await read(reader, question, { onProgress })
      say({ type: 'answer', answer })
    } finally {
      await reader.close()
    }
  } catch (error) {
    say({ type: 'failure', error: thrown(error) })
  }
}
