import { DomainError } from '#event-sourcing'

/**
 * What happened and was not yet fetched, for one subscriber. It holds so many at most: who falls
 * behind further is dropped with `SUBSCRIBER_TOO_SLOW`, so that nobody slow fills the memory.
 */
export class ChangeQueue<Item> implements AsyncIterableIterator<Item> {
  #items: Item[] = []
  #waiting: { resolve(result: IteratorResult<Item>): void; reject(error: unknown): void } | undefined
  #end: 'open' | 'dropped' | 'closed' = 'open'

  constructor(
    private readonly limit: number,
    private readonly whenOver: () => void,
  ) {}

  push(items: readonly Item[]): void {
    if (this.#end !== 'open' || items.length === 0) return
    this.#items.push(...items)
    if (this.#items.length > this.limit) this.#over('dropped')
    this.#hand()
  }

  next(): Promise<IteratorResult<Item>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#hand()
    })
  }

  async return(): Promise<IteratorResult<Item>> {
    this.#over('closed')
    this.#hand()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #over(end: 'dropped' | 'closed'): void {
    if (this.#end === 'open') this.whenOver()
    this.#end = end
    this.#items = []
  }

  #hand(): void {
    const waiting = this.#waiting
    if (!waiting) return
    const [item] = this.#items.splice(0, 1)
    if (item !== undefined) waiting.resolve({ done: false, value: item })
    else if (this.#end === 'dropped') waiting.reject(tooSlow())
    else if (this.#end === 'closed') waiting.resolve({ done: true, value: undefined })
    else return
    if (item === undefined) this.#end = 'closed'
    this.#waiting = undefined
  }
}

const tooSlow = () =>
  new DomainError(
    'SUBSCRIBER_TOO_SLOW',
    'More happened than this subscription could take. Read what you missed, and subscribe again.',
  )
