import { extname } from 'node:path'
import { Snapshots, SqliteSnapshots, type Snapshot } from '#event-sourcing'
import type { ReadingThreads } from './reading-threads.js'

const SCRIPT = new URL(`./snapshot-thread${extname(import.meta.url)}`, import.meta.url)

/** Streams whose states are to be kept, and the folder where. */
export interface SnapshotQuestion {
  readonly folder: string
  readonly streams: readonly string[]
}

/** Snapshots in a file of the folder, made in a thread, those that are asked for meanwhile all together. */
export class KeptSnapshots extends Snapshots {
  readonly #wanted = new Set<string>()
  readonly #file: SqliteSnapshots
  #making: Promise<void> | undefined

  constructor(
    private readonly folder: string,
    private readonly threads: ReadingThreads,
    private readonly log: (message: string) => void,
  ) {
    super()
    this.#file = SqliteSnapshots.open(folder)
  }

  latest(stream: string, version: string): Snapshot | undefined {
    try {
      return this.#file.latest(stream, version)
    } catch (error) {
      this.log(`The snapshot of ${stream} could not be read, and it is folded anew: ${String(error)}`)
      return undefined
    }
  }

  request(stream: string): void {
    this.#wanted.add(stream)
    this.#making ??= this.make().finally(() => (this.#making = undefined))
  }

  /** To be called when the threads are closed: what was under way is given up. */
  override async close(): Promise<void> {
    await this.#making
    this.#file.close()
  }

  private async make(): Promise<void> {
    while (this.#wanted.size > 0) {
      const question: SnapshotQuestion = { folder: this.folder, streams: [...this.#wanted] }
      this.#wanted.clear()
      try {
        await this.threads.run(SCRIPT, question)
      } catch (error) {
        this.log(`Snapshots were not made: ${String(error)}`)
      }
    }
  }
}
