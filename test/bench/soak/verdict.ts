import type { Figure, Found } from '../bench.js'
import type { Company } from '../company/company.js'
import { percentile } from '../statistics.js'
import { courseOf, flatness, type Course, type Measure } from './quarters.js'
import type { Soaked } from './soak.js'

/** How often something was done, and how long it took, in ms. */
export interface DoneOften {
  readonly kind: string
  readonly done: number
  readonly refused: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

const MEASURES: readonly Measure[] = [
  'residentMB',
  'heapMB',
  'delayMs',
  'probeMs',
  'descriptors',
  'files',
  'folderMB',
  'lagEvents',
]

/** How each measure went. */
export const coursesOf = ({ samples }: Soaked): Course[] => MEASURES.map((measure) => courseOf(samples, measure))

/** What was done, and how long it took. */
export const doneOf = ({ done }: Soaked): DoneOften[] =>
  [...done].map(([kind, { ms, refused }]) => ({
    kind,
    done: ms.length,
    refused,
    p50: percentile(ms, 0.5),
    p99: percentile(ms, 0.99),
    most: percentile(ms, 1),
  }))

/** Whether the server stayed as it was, and did nothing wrong. */
export function verdictOn(soaked: Soaked, { described }: Pick<Company, 'described'>): Found {
  const { samples, acknowledged, left, faults, faultCount } = soaked
  const isShort = (samples.at(-1)?.second ?? 0) < 1190
  const none = (name: string, value: number): Figure => ({ name, value, unit: '', aim: { atMost: 0 } })
  return {
    figures: [
      ...flatness(samples),
      none('answers that nobody expected', faultCount),
      none(`of ${acknowledged} answered commands, not in the events`, left.missing),
      none('faults in events, circles and views, a clean rebuild beside them', left.faults.length),
    ],
    notes: [
      `The company: ${described}; ${left.events} events in the end. ${samples.length} samples.`,
      ...(isShort ? ['In less than 20 minutes much happens for the first time: what has grown says little then.'] : []),
      ...faults.slice(0, 20),
      ...left.faults.slice(0, 20),
    ],
  }
}
