/** The mean of some values; undefined where there are none. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length
}

/** The middle value; of an even number of values the mean of the two in the middle. Undefined where there are none. */
export function median(values: readonly number[]): number | undefined {
  return medianOf(ascending(values))
}

/** The least value that 90 % of the values do not exceed (nearest rank, so always one of them). Undefined where there are none. */
export function p90(values: readonly number[]): number | undefined {
  return p90Of(ascending(values))
}

/** Both of some values, which are put in order once. */
export function medianAndP90(values: Iterable<number>): { median: number | undefined; p90: number | undefined } {
  const sorted = ascending(values)
  return { median: medianOf(sorted), p90: p90Of(sorted) }
}

/** The largest value. Undefined where there are none. */
export function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((one, other) => (one > other ? one : other))
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const ascending = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort()

function medianOf(sorted: Float64Array): number | undefined {
  const middle = sorted.length >> 1
  const [upper, lower] = [sorted[middle], sorted[sorted.length - 1 - middle]]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

const p90Of = (sorted: Float64Array): number | undefined => sorted[Math.ceil((9 * sorted.length) / 10) - 1]
