import { inMaking } from '../in-making.js'
import { Reader } from './reader.js'

/**
 * Read-only connections to the live file. A query is done at once, so that one connection serves all of them; a
 * transaction or a streamed result has one of its own while others read.
 */
export class ReaderPool {
  #shared: Reader | undefined
  #idle: Reader[] = []
  #inUse = 0
  #isClosed = false
  readonly #waiting: (() => void)[] = []

  constructor(
    private file?: string,
    private readonly limit = 8,
  ) {}

  /** The file that the next query reads. Throws `VIEWS_IN_MAKING` where there is none. */
  get path(): string {
    if (this.#isClosed) throw new Error('The views are closed.')
    if (this.file === undefined) throw inMaking()
    return this.file
  }

  /** The connection for whoever is done with it in the same turn. */
  get shared(): Reader {
    return (this.#shared ??= this.#open())
  }

  /** A connection that nobody else uses until it is released. */
  async acquire(): Promise<Reader> {
    while (this.#inUse >= this.limit) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#inUse++
    try {
      return this.#idle.pop() ?? this.#open()
    } catch (error) {
      this.#free()
      throw error
    }
  }

  release(reader: Reader): void {
    if (reader.path === this.file) this.#idle.push(reader)
    else reader.close()
    this.#free()
  }

  /** From now on queries read another file, or are refused where it is none; those under way finish on the old one. */
  moveTo(path: string | undefined): void {
    if (path === this.file) return
    this.file = path
    this.#shared?.close()
    this.#shared = undefined
    for (const reader of this.#idle.splice(0)) reader.close()
  }

  close(): void {
    this.#isClosed = true
    this.moveTo(undefined)
  }

  #open(): Reader {
    return Reader.open(this.path)
  }

  #free(): void {
    this.#inUse--
    this.#waiting.shift()?.()
  }
}
