/** The mean of some values; undefined where there are none. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length
}

/** The middle value; of an even number of values the mean of the two in the middle. Undefined where there are none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = ascending(values)
  const middle = sorted.length >> 1
  const [upper, lower] = [sorted[middle], sorted[sorted.length - 1 - middle]]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

/** The least value that 90 % of the values do not exceed (nearest rank, so always one of them). Undefined where there are none. */
export function p90(values: readonly number[]): number | undefined {
  return ascending(values)[Math.ceil((9 * values.length) / 10) - 1]
}

/** The largest value. Undefined where there are none. */
export function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((one, other) => (one > other ? one : other))
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort()
