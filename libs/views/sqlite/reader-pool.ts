import { openDatabase, type Database } from '#event-sourcing'

/** A read-only connection. */
export interface Reader {
  readonly path: string
  readonly database: Database
}

/**
 * Read-only connections to the live file. Queries are synchronous, so a few connections do: more than
 * one, because a streamed result or a transaction keeps its own while others read.
 */
export class ReaderPool {
  #idle: Reader[] = []
  #inUse = 0
  readonly #waiting: (() => void)[] = []

  constructor(
    private file: string,
    private readonly limit = 8,
  ) {}

  /** The file that the next query reads. */
  get path(): string {
    return this.file
  }

  async acquire(): Promise<Reader> {
    while (this.#inUse >= this.limit) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#inUse++
    return this.#idle.pop() ?? this.#open()
  }

  release(reader: Reader): void {
    this.#inUse--
    if (reader.path === this.path) this.#idle.push(reader)
    else reader.database.close()
    this.#waiting.shift()?.()
  }

  /** From now on queries read another file; those under way finish on the old one. */
  moveTo(path: string): void {
    this.file = path
    for (const reader of this.#idle.splice(0)) reader.database.close()
  }

  close(): void {
    this.moveTo('')
  }

  #open(): Reader {
    try {
      if (this.path === '') throw new Error('The views are closed.')
      const database = openDatabase(this.path)
      database.exec('pragma query_only = on; pragma busy_timeout = 5000; pragma cache_size = -16000')
      return { path: this.path, database }
    } catch (error) {
      this.#inUse--
      this.#waiting.shift()?.()
      throw error
    }
  }
}
