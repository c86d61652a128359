import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { Mapping } from '../../mapping/schema.js'
import type { Format } from '../../readers/row.js'
import type { OpenFileOptions } from '../event-loop-file.js'
import { MappedFile, type ReadTerms, type RefusedRow, type Stretch } from '../mapped-file.js'
import type { FileThreadData } from './file-messages.js'
import { FileWorker } from './file-worker.js'

const SCRIPT = new URL(`./file-thread${extname(import.meta.url)}`, import.meta.url)

/** Far more than the stretches at hand need, in MB. It also keeps the heap small, since V8 lets a heap grow by its limit. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 12 }

/** Starts a thread that calls `serveFile`. */
export type StartFileThread = (workerData: FileThreadData) => Worker

const startThread: StartFileThread = (workerData) =>
  new Worker(SCRIPT, { workerData, name: 'file', resourceLimits: MEMORY, stdin: workerData.path === '-' })

/**
 * Opens a file to be read, unpacked, parsed and mapped in a thread of its own. Refuses as `openFile` does. Should the thread end before the file does,
 * whoever waits for it is refused with `FILE_READING_ENDED`.
 */
export async function openFileInThread(
  path: string,
  { stdin = process.stdin, ...options }: OpenFileOptions,
  start: StartFileThread = startThread,
): Promise<MappedFile> {
  const thread = start({ path, options })
  // A thread that has ended takes no more.
  if (thread.stdin) stdin.pipe(thread.stdin).on('error', () => undefined)
  const worker = new FileWorker(thread, path)
  const { name, format } = await worker.opened
  return new ThreadFile(worker, name, format, options.mapping, thread.stdin ? stdin : undefined)
}

class ThreadFile extends MappedFile {
  private wasCutShort = false
  private closing: Promise<void> | undefined

  constructor(
    private readonly worker: FileWorker,
    readonly name: string,
    readonly format: Format,
    readonly mapping: Mapping,
    private readonly input: Readable | undefined,
  ) {
    super()
  }

  get isCutShort(): boolean {
    return this.wasCutShort
  }

  async *stretches(terms: ReadTerms): AsyncGenerator<Stretch> {
    for (;;) {
      const stretch = await this.worker.ask({ method: 'next', terms })
      if (!stretch) return
      yield stretch
    }
  }

  async settle(refused: readonly RefusedRow[]): Promise<void> {
    await this.worker.ask({ method: 'settle', refused })
  }

  cutShort(): void {
    this.wasCutShort = true
    this.worker.say({ type: 'cutShort' })
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeOnce())
  }

  private async closeOnce(): Promise<void> {
    try {
      await this.worker.ask({ method: 'close' })
    } finally {
      this.input?.destroy()
      await this.worker.stop()
    }
  }
}
