import type { Lasting } from '../../domain/lasting.js'
import { medianAndP90, sum } from '../../domain/statistics.js'

/** How some lengths of time spread, in milliseconds; null where there are none. */
export interface Percentiles {
  readonly median: number | null
  /** Nearest rank: 90 % took at most this long. */
  readonly p90: number | null
}

/** How long something took: time elapsed, and apart from it the working time. */
export interface Spread extends Percentiles {
  readonly working: Percentiles
}

/** Lengths of time, elapsed and working, as they are found. */
export class Times {
  readonly #elapsed: Float64Array
  readonly #working: Float64Array
  #count = 0

  constructor(most: number) {
    this.#elapsed = new Float64Array(most)
    this.#working = new Float64Array(most)
  }

  get count(): number {
    return this.#count
  }

  add(elapsed: number, working: number): void {
    this.#elapsed[this.#count] = elapsed
    this.#working[this.#count] = working
    this.#count += 1
  }

  get total(): Lasting {
    return { elapsed: sum(this.#found(this.#elapsed)), working: sum(this.#found(this.#working)) }
  }

  get spread(): Spread {
    return { ...percentiles(this.#found(this.#elapsed)), working: percentiles(this.#found(this.#working)) }
  }

  #found(values: Float64Array): Float64Array {
    return values.subarray(0, this.#count)
  }
}

function percentiles(values: Float64Array): Percentiles {
  const { median, p90 } = medianAndP90(values)
  return { median: median ?? null, p90: p90 ?? null }
}
