import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EventReader, Look, ReadingOptions } from '#event-sourcing'
import { PastViews, type PastRows } from '#views'
import { isClosing } from './is-closing.js'
import { KeptLook } from './kept-look.js'
import type { MadePast, PastQuestion } from './make-past.js'

/** How many looks keep their rows: whoever opens a figure looks from where the report did. */
const KEPT = 2

/** Makes the rows of a look, on this event loop or elsewhere. */
export type MakePast = (question: PastQuestion, options: ReadingOptions) => Promise<MadePast>

/**
 * Keeps the rows of the looks that were asked for last, each in a folder of its own under `past`. Rows that something
 * recorded since would change are made anew.
 */
export class KeptPast extends PastViews {
  readonly #folder: string
  /** The one asked for last comes last. */
  readonly #looks = new Map<string, KeptLook>()
  readonly #closing = new AbortController()
  #number = 0

  constructor(
    folder: string,
    private readonly reader: EventReader,
    private readonly make: MakePast,
  ) {
    super()
    this.#folder = join(folder, 'past')
    // What a process that was killed has left.
    this.#clear()
  }

  async use<Answer>(
    look: Look,
    ask: (rows: PastRows) => Promise<Answer>,
    options: Pick<ReadingOptions, 'onProgress'> = {},
  ): Promise<Answer> {
    const name = JSON.stringify([look.at ?? null, look.knownAt ?? null])
    const known = this.#looks.get(name)
    const kept = known ?? this.#begin(look, name, options)
    this.#keep(name, kept)
    return kept.use(async (rows) => {
      if (!known || (await known.isTrue(this.reader))) return ask(rows)
      this.#leave(name, known)
      return this.use(look, ask, options)
    })
  }

  async close(): Promise<void> {
    this.#closing.abort(isClosing())
    await Promise.all([...this.#looks.values()].map((kept) => kept.leave()))
    this.#clear()
  }

  #begin(look: Look, name: string, options: ReadingOptions): KeptLook {
    const folder = join(this.#folder, String(++this.#number))
    const made = this.make({ folder, look }, { ...options, signal: this.#closing.signal })
    const kept = new KeptLook(look, folder, made)
    made.catch(() => this.#leave(name, kept))
    return kept
  }

  #keep(name: string, kept: KeptLook): void {
    this.#looks.delete(name)
    this.#looks.set(name, kept)
    for (const [longest, other] of this.#looks) if (this.#looks.size > KEPT) this.#leave(longest, other)
  }

  #leave(name: string, kept: KeptLook): void {
    if (this.#looks.get(name) === kept) this.#looks.delete(name)
    void kept.leave()
  }

  #clear(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
