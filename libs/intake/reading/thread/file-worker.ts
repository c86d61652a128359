import type { Worker } from 'node:worker_threads'
import { errorOf } from '#event-sourcing'
import { IntakeError, messageOf } from '../../errors.js'
import type { Format } from '../../readers/row.js'
import type { Stretch } from '../mapped-file.js'
import type { FileCall, FromFile, ToFile } from './file-messages.js'

interface Asked {
  resolve(stretch: Stretch | undefined): void
  reject(error: Error): void
}

/** This end of a thread that calls `serveFile`. */
export class FileWorker {
  /** Settles when the thread has opened the file, or could not. */
  readonly opened: Promise<{ readonly name: string; readonly format: Format }>
  private readonly asked = new Map<number, Asked>()
  private readonly ended: Promise<Error>
  private lastId = 0
  private end: Error | undefined

  constructor(
    private readonly worker: Worker,
    path: string,
  ) {
    this.ended = endOf(worker, path)
    this.opened = new Promise((resolve, reject) => {
      worker.on('message', (message: FromFile) => {
        if (message.type === 'opened') resolve(message)
        else if (message.type === 'refused') reject(errorOf(message.error))
        else this.hear(message)
      })
      void this.ended.then(reject)
    })
    void this.ended.then((end) => this.failAll(end))
  }

  /** Refuses with what the thread refuses with, and with `FILE_READING_ENDED` where it has ended. */
  ask(call: FileCall): Promise<Stretch | undefined> {
    if (this.end) return Promise.reject(this.end)
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject })
      this.say({ type: 'call', id, ...call })
    })
  }

  say(message: ToFile): void {
    this.worker.postMessage(message)
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    await this.worker.terminate()
    await this.ended
  }

  private hear(message: Extract<FromFile, { readonly id: number }>): void {
    const asked = this.asked.get(message.id)
    this.asked.delete(message.id)
    if (message.type === 'answer') asked?.resolve(message.stretch)
    else asked?.reject(errorOf(message.error))
  }

  private failAll(end: Error): void {
    this.end = end
    for (const { reject } of this.asked.values()) reject(end)
    this.asked.clear()
  }
}

/** Resolves when a thread has ended, to what is then to be told to who waits for it. */
function endOf(worker: Worker, path: string): Promise<Error> {
  return new Promise((resolve) => {
    let why = ''
    worker.once('error', (error) => (why = `: ${messageOf(error).replace(/\.$/, '')}`))
    worker.once('exit', () =>
      resolve(
        new IntakeError(
          'FILE_READING_ENDED',
          `The thread that read ${path} ended before the file did${why}. What was recorded is kept: import the file again to go on.`,
        ),
      ),
    )
  })
}
