/**
 * The value that would stand at an index if the values from `from` on were sorted. Puts them in another order: none before
 * the index is larger then, and none behind it is smaller (Hoare's selection).
 */
export function select(values: Float64Array, index: number, from = 0): number {
  let [low, high] = [from, values.length - 1]
  while (low < high) {
    const parted = part(values, low, high)
    if (index <= parted.low) high = parted.low
    else if (index >= parted.high) low = parted.high
    else break
  }
  return at(values, index)
}

/** Parts a stretch around its middle value: up to `low` none is larger than it, from `high` on none is smaller. */
function part(values: Float64Array, from: number, to: number): { low: number; high: number } {
  const pivot = at(values, (from + to) >> 1)
  let [up, down] = [from, to]
  while (up <= down) {
    while (at(values, up) < pivot) up++
    while (at(values, down) > pivot) down--
    if (up > down) break
    const value = at(values, up)
    values[up++] = at(values, down)
    values[down--] = value
  }
  return { low: down, high: up }
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0
