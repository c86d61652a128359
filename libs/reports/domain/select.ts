/** Of more values than these, a few around the index are put in order first. */
const MANY = 600

/**
 * The value that would stand at an index if the values from `from` up to `to` were sorted. Puts them in another order: none
 * before the index is larger then, and none behind it is smaller (after Floyd and Rivest: each value is looked at hardly
 * more than once).
 */
export function select(values: Float64Array, index: number, from = 0, to = values.length - 1): number {
  let [low, high] = [from, to]
  while (low < high) {
    if (high - low > MANY) sample(values, index, low, high)
    const parted = part(values, low, high, at(values, index))
    if (index <= parted.low) high = parted.low
    else if (index >= parted.high) low = parted.high
    else break
  }
  return at(values, index)
}

/** Brings a value to the index that most probably parts a stretch so that what is sought is in the smaller part. */
function sample(values: Float64Array, index: number, low: number, high: number): void {
  const length = high - low + 1
  const place = index - low + 1
  const size = Math.exp((2 * Math.log(length)) / 3) / 2
  const spread = Math.sqrt((Math.log(length) * size * (length - size)) / length) / 2
  const aside = place < length / 2 ? -spread : spread
  const from = Math.floor(index - (place * size) / length + aside)
  const to = Math.floor(index + ((length - place) * size) / length + aside)
  select(values, index, Math.max(low, from), Math.min(high, to))
}

/** Parts a stretch around a value: up to `low` none is larger than it, from `high` on none is smaller. */
function part(values: Float64Array, from: number, to: number, pivot: number): { low: number; high: number } {
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
