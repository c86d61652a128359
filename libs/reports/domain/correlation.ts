import { ranks } from './ranks.js'
import { mean, type Numbers } from './statistics.js'

/**
 * Pearson's correlation of two values of the same things, from -1 to 1: how far they lie on a straight line. Undefined
 * where there is nothing to compare: fewer than two things, or a side that never varies.
 */
export function pearson(xs: Numbers, ys: Numbers): number | undefined {
  const [meanX, meanY] = [mean(xs) ?? 0, mean(ys) ?? 0]
  let [both, varianceX, varianceY] = [0, 0, 0]
  for (let index = 0; index < xs.length; index++) {
    const x = (xs[index] ?? 0) - meanX
    const y = (ys[index] ?? 0) - meanY
    both += x * y
    varianceX += x * x
    varianceY += y * y
  }
  const spread = Math.sqrt(varianceX * varianceY)
  return spread === 0 ? undefined : within(both / spread)
}

/**
 * Spearman's correlation: Pearson's of the ranks, how far one value grows with the other. Equal values share their mean
 * rank. For whole numbers, none below 0.
 */
export const spearman = (xs: Numbers, ys: Numbers): number | undefined => pearson(ranks(xs), ranks(ys))

/** Rounding may carry a perfect correlation a hair beyond 1. */
const within = (value: number): number => Math.max(-1, Math.min(1, value))
