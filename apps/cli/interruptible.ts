import type { Row, Source } from '#intake'
import type { Terminal } from './terminal.js'

/** A source whose reading Ctrl-C ends, so that what was read is still written. */
export interface Interruptible {
  readonly source: Source
  interrupted(): boolean
  /** Ctrl-C ends the process again. */
  release(): void
}

/**
 * Lets the first SIGINT or SIGTERM end the rows of a source where they stand, also while it waits for more: the import then
 * writes what it has read and ends as if the file did. The second one ends the process.
 */
export function interruptible(source: Source, terminal: Pick<Terminal, 'say'>): Interruptible {
  const stopping = new AbortController()
  const { signal } = stopping
  const stop = (): void => {
    release()
    stopping.abort()
    terminal.say('Interrupted: finishing the write under way. Press Ctrl-C again to stop at once.')
  }
  const release = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    source: {
      ...source,
      // The columns of an XES grow while it is read.
      get columns() {
        return source.columns
      },
      batches: until(signal, source.batches),
      async close() {
        const closing = source.close()
        // A read under way may wait for input that never comes; the process is about to end.
        if (signal.aborted) closing.catch(() => undefined)
        else await closing
      },
    },
    interrupted: () => signal.aborted,
    release,
  }
}

async function* until(
  signal: AbortSignal,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[], void> {
  const rows = batches[Symbol.asyncIterator]()
  const aborted = new Promise<undefined>((end) =>
    signal.addEventListener('abort', () => end(undefined), { once: true }),
  )
  for (;;) {
    const reading = rows.next()
    reading.catch(() => undefined)
    const next = signal.aborted ? undefined : await Promise.race([reading, aborted])
    if (next === undefined || next.done) return
    yield next.value
  }
}
