import { Worker } from 'node:worker_threads'
import { errorOf, type ReadingOptions } from '#event-sourcing'
import type { EventsAt } from './events-at.js'
import { isClosing } from './is-closing.js'
import type { FromReading, ReadingData } from './reading-messages.js'

/** Starts a script in a thread. */
export type StartThread = (script: URL, workerData: ReadingData<unknown>) => Worker

/**
 * Reads that take long, each in a thread of its own, so that neither commands nor queries wait for them. They come
 * one after the other: many at once would take the processors from everybody else.
 */
export class ReadingThreads {
  #last: Promise<unknown> = Promise.resolve()
  readonly #closing = new AbortController()

  constructor(
    private readonly at: EventsAt,
    private readonly start: StartThread = (script, workerData) => new Worker(script, { workerData, name: 'reading' }),
  ) {}

  /** Runs a script that calls `serveReading`. Refuses with what the thread refuses with, and with the signal's reason. */
  run<Answer>(script: URL, question: unknown, { onProgress, signal }: ReadingOptions = {}): Promise<Answer> {
    const ending = signal ? AbortSignal.any([this.#closing.signal, signal]) : this.#closing.signal
    const turn = this.#last.then(() => {
      ending.throwIfAborted()
      const worker = this.start(script, { at: this.at, question })
      return answerOf<Answer>(worker, { onProgress, signal: ending })
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Ends the reading under way and those that wait, which are refused with `READING_INTERRUPTED`. */
  async close(): Promise<void> {
    this.#closing.abort(isClosing())
    await this.#last
  }
}

/** Settles when the thread has ended, whatever it said before. */
function answerOf<Answer>(
  worker: Worker,
  { onProgress, signal }: ReadingOptions & { signal: AbortSignal },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let settle = (): void => reject(new Error('The thread of a reading ended without an answer.'))
    const end = (): void => {
      settle = () => reject(signal.reason as Error)
      void worker.terminate()
    }
    signal.addEventListener('abort', end, { once: true })
    worker.on('message', (message: FromReading<Answer>) => {
      if (signal.aborted) return
      if (message.type === 'progress') onProgress?.(message.progress)
      else if (message.type === 'answer') settle = () => resolve(message.answer)
      else settle = () => reject(errorOf(message.error))
    })
    worker.once('error', (error) => (settle = () => reject(error)))
    worker.once('exit', () => {
      signal.removeEventListener('abort', end)
      settle()
    })
  })
}
