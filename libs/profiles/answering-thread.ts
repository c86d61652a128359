import type { Worker } from 'node:worker_threads'
import { DomainError, errorOf } from '#event-sourcing'
import { isClosing } from './is-closing.js'
import type { Answered, Asked } from './question-messages.js'

/** How a thread is started, and with which code those who wait are refused when it dies. */
export interface AnsweringThreadOptions {
  /** Starts a thread that calls `serveQuestions`. */
  readonly start: () => Worker
  readonly diedCode: string
  /** How many may wait for an answer; who comes then is refused with `BUSY`. */
  readonly most: number
}

/** Who waits for an answer. */
interface Asker<Answer> {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/**
 * One thread that answers questions, started at the first one. Should it die, those who wait are refused, and the next
 * question starts it anew.
 */
export class AnsweringThread<Question, Answer> {
  readonly #askers = new Map<number, Asker<Answer>>()
  #worker: Worker | undefined
  #questions = 0
  #isClosed = false

  constructor(private readonly options: AnsweringThreadOptions) {}

  get isClosed(): boolean {
    return this.#isClosed
  }

  ask(question: Question): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(isClosing())
    if (this.#askers.size >= this.options.most)
      return Promise.reject(new DomainError('BUSY', 'Too many wait for an answer already. Ask again in a moment.'))
    const id = ++this.#questions
    return new Promise((resolve, reject) => {
      this.#askers.set(id, { resolve, reject })
      this.#worker ??= this.#begin()
      this.#worker.postMessage({ id, question } satisfies Asked<Question>)
    })
  }

  /** Ends the thread. Those who wait, and those who come, are refused with `READING_INTERRUPTED`. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#refuseAll(isClosing())
    await this.#worker?.terminate()
  }

  #begin(): Worker {
    const worker = this.options.start()
    worker.on('message', (message: Answered<Answer>) => this.#hear(message))
    // The exit follows, and tells those who wait.
    worker.once('error', () => undefined)
    worker.once('exit', () => {
      this.#worker = undefined
      this.#refuseAll(new DomainError(this.options.diedCode, 'The thread that answers ended. Ask again in a moment.'))
    })
    return worker
  }

  #hear(message: Answered<Answer>): void {
    const asker = this.#askers.get(message.id)
    this.#askers.delete(message.id)
    if (message.type === 'answer') asker?.resolve(message.answer)
    else asker?.reject(errorOf(message.error))
  }

  #refuseAll(error: Error): void {
    for (const { reject } of this.#askers.values()) reject(error)
    this.#askers.clear()
  }
}
