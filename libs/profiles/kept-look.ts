import { rmSync } from 'node:fs'
import { isKnown, type EventReader, type Look, type Position } from '#event-sourcing'
import { SqliteReaders, type PastRows } from '#views'
import { pastProjections, type MadePast } from './make-past.js'

/** The rows of one look in a folder of their own, from before they are made until nobody asks them any more. */
export class KeptLook {
  readonly #database = new SqliteReaders(pastProjections)
  readonly #rows: Promise<PastRows>
  /** What was recorded up to here is in the rows, or does not count. */
  #position: Position | undefined
  #uses = 0
  #isLeft = false

  constructor(
    private readonly look: Look,
    private readonly folder: string,
    private readonly made: Promise<MadePast>,
  ) {
    this.#rows = made.then(({ path, unreadableClients }) => {
      this.#database.moveTo(path)
      return { database: this.#database, unreadableClients }
    })
  }

  /** Asks the rows; they stay until the answer is there. */
  async use<Answer>(ask: (rows: PastRows) => Promise<Answer>): Promise<Answer> {
    this.#uses += 1
    try {
      return await ask(await this.#rows)
    } finally {
      this.#uses -= 1
      this.#removeLeft()
    }
  }

  /** Whether nothing was recorded since that would change the rows. */
  async isTrue(reader: EventReader): Promise<boolean> {
    const head = await reader.head()
    const after = this.#position ?? (await this.made).position
    for await (const { metadata } of reader.readAll({ after, streams: pastStreams }))
      if (isKnown(metadata.recordedAt, this.look)) return false
    this.#position = head
    return true
  }

  /** The rows go as soon as they are made and nobody asks them any more. */
  async leave(): Promise<void> {
    this.#isLeft = true
    await this.#rows.catch(() => undefined)
    this.#removeLeft()
  }

  #removeLeft(): void {
    if (!this.#isLeft || this.#uses > 0) return
    void this.#database.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const pastStreams = pastProjections.flatMap(({ streams }) => streams)
