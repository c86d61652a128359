import type { Worker } from 'node:worker_threads'
import { errorOf, type EventReader } from '#event-sourcing'
import type { FromThread, ToThread } from './messages.js'

/** The most events that the thread hears of at once; more only tells it sooner. */
const STRIDE = 8192

/** One life of a runner's thread: from the views being open to its end, however that comes. */
export class ThreadLife {
  readonly #over = new AbortController()
  readonly #ended: Promise<Error>
  #heard: () => void = () => undefined

  private constructor(private readonly worker: Worker) {
    this.#ended = new Promise((resolve) => {
      worker.once('error', (error) => resolve(error))
      worker.once('exit', (code) => resolve(new Error(`it ended with ${code}`)))
    })
    void this.#ended.then(() => this.#end())
  }

  /** Resolves when the thread has opened the views. Refuses with what it could not do. */
  static async begin(worker: Worker, hear: (message: FromThread) => void): Promise<ThreadLife> {
    const life = new ThreadLife(worker)
    await new Promise<void>((resolve, reject) => {
      void life.#ended.then(reject)
      worker.on('message', (message: FromThread) => {
        if (message.type === 'heard') return life.#heard()
        hear(message)
        if (message.type === 'opened') resolve()
        if (message.type === 'refused') reject(errorOf(message.error))
      })
    })
    return life
  }

  say(message: ToThread): void {
    this.worker.postMessage(message)
  }

  /** Tells the thread how far the events go, each time when it has heard the last, until it ends. Gives the reason of its end. */
  async tell(store: EventReader): Promise<Error> {
    const { signal } = this.#over
    for await (const { position } of store.follow({
      after: await store.head(),
      streams: [],
      signal,
      batchSize: STRIDE,
    })) {
      this.say({ type: 'recorded', head: position })
      await new Promise<void>((resolve) => (this.#heard = resolve))
    }
    return this.#ended
  }

  async end(): Promise<void> {
    await this.worker.terminate()
    await this.#ended
  }

  #end(): void {
    this.#over.abort()
    this.#heard()
  }
}
