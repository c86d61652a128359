import type { BenchLog } from './bench-log.js'
import type { Company } from './company/company.js'

/** What a figure should be: a bound that is still good. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number }

/** One measured number. It tells of the machine it was taken on; only ratios travel. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly aim?: Aim
}

/** What every bench is given. */
export interface BenchContext {
  /** A folder of the run's own, removed afterwards. */
  readonly folder: string
  readonly seed: number
  /** How often each side is measured; the sides take turns. */
  readonly rounds: number
  /** The log to import, made when it is first asked for. */
  readonly log: () => Promise<BenchLog>
  /** The company of the run, made when it is first asked for. */
  readonly company: () => Promise<Company>
  /** One like it with few touchpoints, to compare costs with. */
  readonly fewer: () => Promise<Company>
  /** Says how far the bench is. */
  readonly tell: (message: string) => void
}

/** What a bench found. */
export interface Found {
  readonly figures: readonly Figure[]
  /** What a reader of the figures should know. */
  readonly notes: readonly string[]
}

/** One subject that is measured. */
export interface Bench {
  readonly name: string
  readonly title: string
  run(context: BenchContext): Promise<Found>
}

/** Whether a figure is as it should be; undefined where nothing was asked of it. */
export function isReached({ value, aim }: Figure): boolean | undefined {
  if (aim === undefined) return undefined
  return 'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost
}
