import type { Standing } from './standing.js'

interface Start {
  readonly at: number
  readonly id: string
}

interface Resolved extends Start {
  /** When it was reopened; never, where it stands. */
  readonly until: number
}

/**
 * The journeys of a client with one topic, in the order in which rules ask for them: no answer takes longer where there
 * are thousands. Instants in milliseconds.
 */
export class TopicJourneys {
  readonly #standings = new Map<string, Standing | undefined>()
  readonly #open = new Set<string>()
  readonly #starts: Start[] = []
  readonly #resolutions: Resolved[] = []

  /** Those that are open or waiting. */
  get open(): Iterable<string> {
    return this.#open
  }

  /** Notes how a journey stands now. */
  put(id: string, standing: Standing | undefined): void {
    const before = this.#standings.get(id)
    const isNews = before?.firstAt !== standing?.firstAt || before?.resolutions !== standing?.resolutions
    if (isNews) this.#forget(id, before)
    this.#standings.set(id, standing)
    if (isNews && standing) this.#keep(id, standing)
    if (standing?.status === 'open' || standing?.status === 'waiting') this.#open.add(id)
    else this.#open.delete(id)
  }

  delete(id: string): void {
    this.#forget(id, this.#standings.get(id))
    this.#standings.delete(id)
    this.#open.delete(id)
  }

  /** All that is noted, for whoever compares two states. */
  toJSON(): unknown {
    return [[...this.#standings], [...this.#open], this.#starts, this.#resolutions]
  }

  /** Those whose first fact lies at an instant or behind it. */
  startedFrom(instant: number): string[] {
    return this.#starts.slice(firstFrom(this.#starts, instant)).map(({ id }) => id)
  }

  /** When the latest of the resolutions was made that stood at an instant, leaving out some journeys. */
  resolvedBefore(instant: number, isLeftOut: (id: string) => boolean): number | undefined {
    for (let place = firstFrom(this.#resolutions, instant, true) - 1; place >= 0; place--) {
      const { at, until, id } = this.#resolutions[place] as Resolved
      if (until > instant && !isLeftOut(id)) return at
    }
    return undefined
  }

  #keep(id: string, { firstAt, resolutions }: Standing): void {
    insert(this.#starts, { at: firstAt, id })
    for (const { at, reopenedAt = Infinity } of resolutions) insert(this.#resolutions, { at, until: reopenedAt, id })
  }

  #forget(id: string, standing: Standing | undefined): void {
    if (!standing) return
    remove(this.#starts, standing.firstAt, id)
    for (const { at } of standing.resolutions) remove(this.#resolutions, at, id)
  }
}

/** The place of the first one at an instant or behind it; only behind it, if so told. */
function firstFrom(sorted: readonly Start[], instant: number, behind = false): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = (sorted[middle] as Start).at
    if (at < instant || (behind && at === instant)) low = middle + 1
    else high = middle
  }
  return low
}

function insert<Item extends Start>(sorted: Item[], item: Item): void {
  sorted.splice(firstFrom(sorted, item.at, true), 0, item)
}

function remove(sorted: Start[], at: number, id: string): void {
  for (let place = firstFrom(sorted, at); sorted[place]?.at === at; place++)
    if (sorted[place]?.id === id) return void sorted.splice(place, 1)
}
