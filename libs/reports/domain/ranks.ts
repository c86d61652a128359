import { largest, type Numbers } from './statistics.js'

/** So many values a digit of a number has while numbers are sorted. */
const DIGITS = 1 << 16

/**
 * The rank of each value from 1, the smallest, on; equal values share the mean of their ranks. For whole numbers, none
 * below 0.
 */
export function ranks(values: Numbers): Float64Array {
  const order = ascending(values)
  const found = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    const value = values[order[from] ?? 0]
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === value) to++
    for (let place = from; place < to; place++) found[order[place] ?? 0] = (from + 1 + to) / 2
    from = to
  }
  return found
}

/** The indexes of some whole numbers in ascending order. Sorted digit by digit, the lowest first, by counting. */
function ascending(values: Numbers): Uint32Array {
  let order: Uint32Array = new Uint32Array(values.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  const most = largest(values) ?? 0
  for (let unit = 1; unit <= most; unit *= DIGITS) order = byDigit(values, order, unit)
  return order
}

/** The same indexes by one digit of their numbers; those with an equal one stay in their order. */
function byDigit(values: Numbers, order: Uint32Array, unit: number): Uint32Array {
  const digits = new Uint16Array(order.length)
  const places = new Uint32Array(DIGITS + 1)
  for (let place = 0; place < order.length; place++) {
    const digit = Math.floor((values[order[place] ?? 0] ?? 0) / unit) & (DIGITS - 1)
    digits[place] = digit
    places[digit + 1] = (places[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit <= DIGITS; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0)
  const next = new Uint32Array(order.length)
  for (let before = 0; before < order.length; before++) {
    const digit = digits[before] ?? 0
    const place = places[digit] ?? 0
    places[digit] = place + 1
    next[place] = order[before] ?? 0
  }
  return next
}
