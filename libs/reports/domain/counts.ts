import type { Numbers } from './statistics.js'

/** How many things have each whole number: first those that have 0, at the end the largest number that any has. */
export type Counts = readonly number[]

/** Counts things, each by its number; none below 0. */
export function countsOf(numbers: Numbers): Counts {
  const counts: number[] = []
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0
    while (counts.length <= number) counts.push(0)
    counts[number] = (counts[number] ?? 0) + 1
  }
  return counts
}

/** How many things have at least so much. */
export const atLeast = (counts: Counts, least: number): number =>
  counts.slice(least).reduce((total, count) => total + count, 0)

/** All numbers together. */
export const summed = (counts: Counts): number => counts.reduce((sum, count, number) => sum + count * number, 0)

/** The middle number; of an even number of things the mean of the two in the middle. Undefined where there are none. */
export function middle(counts: Counts): number | undefined {
  const things = atLeast(counts, 0)
  if (things === 0) return undefined
  return (numberAt(counts, (things - 1) >> 1) + numberAt(counts, things >> 1)) / 2
}

/** The number that stands at an index if all are sorted. */
function numberAt(counts: Counts, index: number): number {
  let before = 0
  return counts.findIndex((count) => (before += count) > index)
}
