import { StoreError } from '../errors.js'
import type { Landed, SentAppend } from './batch-appends.js'
import { askAgain, backOff, type Patience } from './back-off.js'
import { mayPass } from './failures.js'
import type { Pages } from './pages.js'

/** Sends an append until it is answered: what was sent before may have been recorded, and then its events tell. */
export class AnsweredAppends {
  constructor(
    private readonly send: (append: SentAppend) => Promise<Landed>,
    private readonly pages: Pages,
    private readonly patience: Patience,
  ) {}

  /** Throws as `EventStore.append` does. */
  async append(append: SentAppend): Promise<Landed> {
    const { clock, forMs, signal } = this.patience
    const giveUpAt = performance.now() + forMs
    for (let failures = 0; ; failures++) {
      try {
        return await this.send(append)
      } catch (error) {
        const isRefused = error instanceof StoreError && error.code === 'WRONG_EXPECTED_REVISION'
        const before = failures > 0 && isRefused ? await this.#recordedBefore(append) : undefined
        if (before) return before
        if (!mayPass(error) || signal?.aborted || performance.now() > giveUpAt) throw error
      }
      await backOff(clock, failures, signal)
    }
  }

  /** Where an append was recorded of which the answer was lost. */
  async #recordedBefore({ stream, expected, events }: SentAppend): Promise<Landed | undefined> {
    const from = expected === 'no-stream' ? 0 : expected + 1
    const request = { stream, from, direction: 'forwards', limit: events.length } as const
    const page = await askAgain(() => this.pages.ofStream(request), this.patience)
    const isOurs = page.length === events.length && page.every(({ id }, index) => id === events[index]?.event.id)
    return isOurs ? page.at(-1) : undefined
  }
}
