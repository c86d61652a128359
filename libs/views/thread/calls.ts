import { errorOf } from '#event-sourcing'
import type { RebuildProgress } from '../next-rows.js'
import type { Call, FromThread, ToThread } from './messages.js'

type Answered = Extract<FromThread, { readonly id: number }>

interface Asked {
  resolve(result: unknown): void
  reject(error: unknown): void
  onProgress?(progress: RebuildProgress): void
}

/** What a thread was asked to do and has not answered yet. */
export class Calls {
  readonly #open = new Map<number, Asked>()
  #last = 0

  constructor(private readonly say: (message: ToThread) => void) {}

  make<Result>(call: Call, onProgress?: (progress: RebuildProgress) => void): Promise<Result> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve: (result) => resolve(result as Result), reject, onProgress })
      this.say({ type: 'call', id, ...call })
    })
  }

  hear(message: Answered): void {
    const asked = this.#open.get(message.id)
    if (message.type === 'progress') return asked?.onProgress?.(message.progress)
    this.#open.delete(message.id)
    if (message.type === 'answer') asked?.resolve(message.result)
    else asked?.reject(errorOf(message.error))
  }

  /** Nobody will answer any more. */
  fail(error: Error): void {
    for (const { reject } of this.#open.values()) reject(error)
    this.#open.clear()
  }
}
