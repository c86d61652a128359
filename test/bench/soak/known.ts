import type { Lots } from '../../faults/lots.js'

/** The most that is remembered of one kind: what came last. */
const MOST = 12

interface Offered {
  readonly journeyId: string
  readonly handoffId: string
}

interface Promised {
  readonly journeyId: string
  readonly promiseId: string
}

/** What those who serve a client know of their latest doings. */
export class Known {
  readonly #journeys: string[] = []
  readonly #touchpoints: string[] = []
  readonly #handoffs: Offered[] = []
  readonly #promises: Promised[] = []
  #threads = 0

  constructor(readonly clientId: string) {}

  get journeys(): readonly string[] {
    return this.#journeys
  }

  get touchpoints(): readonly string[] {
    return this.#touchpoints
  }

  get hasJourney(): boolean {
    return this.#journeys.length > 0
  }

  /** The thread that goes on, or now and then a new one. */
  thread(lots: Lots): string {
    if (lots.next() < 0.25) this.#threads += 1
    return `${this.clientId} ${this.#threads}`
  }

  touched(journeyId: string, touchpointId: string): void {
    if (!this.#journeys.includes(journeyId)) remember(this.#journeys, journeyId)
    remember(this.#touchpoints, touchpointId)
  }

  offered(handoff: Offered): void {
    remember(this.#handoffs, handoff)
  }

  /** A handoff that nobody has replied to yet. */
  takeHandoff(): Offered | undefined {
    return this.#handoffs.shift()
  }

  promised(promise: Promised): void {
    remember(this.#promises, promise)
  }

  /** A promise that nobody has kept yet. */
  takePromise(): Promised | undefined {
    return this.#promises.shift()
  }
}

function remember<Item>(items: Item[], item: Item): void {
  items.push(item)
  if (items.length > MOST) items.shift()
}
