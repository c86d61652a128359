import type { Figure } from '../bench.js'
import { median, percentile } from '../statistics.js'
import type { Sample } from './samples.js'

/** A number of every sample. */
export type Measure = Exclude<keyof Sample, 'second'>

/** How a measure went, by the four quarters of the time. */
export interface Course {
  readonly measure: Measure
  readonly medians: readonly number[]
  readonly most: number
}

/** The most that the median of the last quarter may be, against the second one. */
const FLAT = 1.1

/** The values of a measure, by the quarter of the time in which they were taken. */
function quartersOf(samples: readonly Sample[], measure: Measure): readonly (readonly number[])[] {
  const end = (samples.at(-1)?.second ?? 0) + 1
  return [0, 1, 2, 3].map((quarter) =>
    samples.filter(({ second }) => Math.floor((4 * second) / end) === quarter).map((sample) => sample[measure]),
  )
}

/** How a measure went. */
export function courseOf(samples: readonly Sample[], measure: Measure): Course {
  const medians = quartersOf(samples, measure).map(median)
  return { measure, medians, most: Math.max(...samples.map((sample) => sample[measure])) }
}

/**
 * Whether a server stayed as it was: the last quarter's median of memory, descriptors and files against the second quarter's
 * (the first one warms up), and that of the event loop's delay against what nine of ten samples of the second one stay below.
 */
export function flatness(samples: readonly Sample[]): Figure[] {
  const against = (measure: Measure, of: (values: readonly number[]) => number): number => {
    const [, second, , last] = quartersOf(samples, measure)
    return median(last ?? []) / of(second ?? [])
  }
  const flat = (name: string, measure: Measure): Figure => ({
    name,
    value: against(measure, median),
    unit: '×',
    aim: { atMost: FLAT },
  })
  return [
    flat('resident memory, last quarter against the second', 'residentMB'),
    flat('open descriptors, last quarter against the second', 'descriptors'),
    flat('files in the folder, last quarter against the second', 'files'),
    {
      name: 'event-loop delay, last quarter against the p90 of the second',
      value: against('delayMs', (values) => percentile(values, 0.9)),
      unit: '×',
      aim: { atMost: 1 },
    },
  ]
}
