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

/** Lengths of time, elapsed and working. */
export class Times {
  constructor(
    private readonly elapsed: Float64Array,
    private readonly working: Float64Array,
  ) {}

  get count(): number {
    return this.elapsed.length
  }

  get total(): Lasting {
    return { elapsed: sum(this.elapsed), working: sum(this.working) }
  }

  get spread(): Spread {
    return { ...percentiles(this.elapsed), working: percentiles(this.working) }
  }
}

const none = { elapsed: new Float64Array(), working: new Float64Array() }

/** Lengths of time by the group that each belongs to: groups have numbers from 0 on; what has another belongs to none. */
export function timesByGroup(
  groups: Int32Array,
  numberOfGroups: number,
  elapsed: Float64Array,
  working: Float64Array,
): (group: number) => Times {
  const counts = new Int32Array(numberOfGroups)
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index] ?? -1
    counts[group] = (counts[group] ?? 0) + 1
  }
  const found = Array.from(counts, (count) => ({
    elapsed: new Float64Array(count),
    working: new Float64Array(count),
    next: 0,
  }))
  for (let index = 0; index < groups.length; index++) {
    const times = found[groups[index] ?? -1]
    if (times === undefined) continue
    times.elapsed[times.next] = elapsed[index] ?? 0
    times.working[times.next++] = working[index] ?? 0
  }
  return (group) => {
    const { elapsed, working } = found[group] ?? none
    return new Times(elapsed, working)
  }
}

function percentiles(values: Float64Array): Percentiles {
  const { median, p90 } = medianAndP90(values)
  return { median: median ?? null, p90: p90 ?? null }
}
