import type { Clock } from '../clock.js'
import type { Position } from '../event.js'
import { backOff } from './back-off.js'
import type { Calls } from './calls.js'
import { positionAtOffset } from './log-position.js'
import type { Pages } from './pages.js'
import { headsToCome } from './read-request.js'

/** After how long without a word the head is looked up: a server may be older than checkpoints in quiet times. */
const QUIET_MS = 1000

/** Is told where the log ends, as it grows, whoever writes to it. Goes on where the connection was lost. */
export class HeadWatch {
  readonly #closing = new AbortController()
  #running: Promise<void> | undefined
  #heard = false

  constructor(
    private readonly calls: Calls,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly tell: (head: Position) => void,
  ) {}

  start(): void {
    this.#running = Promise.all([this.#listen(), this.#look()]).then(() => undefined)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#running
  }

  async #listen(): Promise<void> {
    const { signal } = this.#closing
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        for await (const response of this.calls.subscription(headsToCome(), signal)) {
          failures = 0
          const checkpoint = response.getCheckpoint()
          if (!checkpoint) continue
          this.#heard = true
          this.tell(positionAtOffset(checkpoint.getCommitPosition()))
        }
      } catch {
        // Followers find out by themselves what is wrong with the server.
      }
      await backOff(this.clock, failures, signal)
    }
  }

  async #look(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      await this.clock.pause(QUIET_MS, signal).catch(() => undefined)
      if (signal.aborted || this.#heard) {
        this.#heard = false
        continue
      }
      const head = await this.pages.end().catch(() => undefined)
      if (head !== undefined) this.tell(head)
    }
  }
}
