import { mean, sum } from './statistics.js'

/** Two values of one thing, compared over many things. */
export type Pair = readonly [number, number]

/**
 * Pearson's correlation, from -1 to 1: how far the pairs lie on a straight line. Undefined where there is
 * nothing to compare: fewer than two pairs, or a side that never varies.
 */
export function pearson(pairs: readonly Pair[]): number | undefined {
  const meanX = mean(pairs.map(([x]) => x)) ?? 0
  const meanY = mean(pairs.map(([, y]) => y)) ?? 0
  const spread = Math.sqrt(sum(pairs.map(([x]) => (x - meanX) ** 2)) * sum(pairs.map(([, y]) => (y - meanY) ** 2)))
  if (spread === 0) return undefined
  return within(sum(pairs.map(([x, y]) => (x - meanX) * (y - meanY))) / spread)
}

/** Spearman's correlation: Pearson's of the ranks, how far one value grows with the other. Equal values share their mean rank. */
export function spearman(pairs: readonly Pair[]): number | undefined {
  const ranksX = ranks(pairs.map(([x]) => x))
  const ranksY = ranks(pairs.map(([, y]) => y))
  return pearson(ranksX.map((rank, index) => [rank, ranksY[index] ?? 0]))
}

/** The rank of each value from 1, the smallest, on; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort()
  const rankOf = new Map<number, number>()
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from] ?? 0
    let to = from
    while (sorted[to] === value) to++
    rankOf.set(value, (from + 1 + to) / 2)
    from = to
  }
  return values.map((value) => rankOf.get(value) ?? 0)
}

/** Rounding may carry a perfect correlation a hair beyond 1. */
const within = (value: number): number => Math.max(-1, Math.min(1, value))
