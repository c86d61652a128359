import fc from 'fast-check'
import { pearson, spearman } from './correlation.js'
import { ranks } from './ranks.js'
import { select } from './select.js'
import { largest, mean, medianAndP90 } from './statistics.js'
import { weekName, weekNumber, weekStart } from './week.js'

const median = (values: number[]) => medianAndP90(values).median
const p90 = (values: number[]) => medianAndP90(values).p90

describe('The statistics', () => {
  it('know the middle value, and the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([10, 1, 2, 3])).toBe(2.5)
    expect(median([9, 10, 100])).toBe(10)
  })

  it('take as p90 the value of the nearest rank', () => {
    expect(p90([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(9)
    expect(p90([11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(10)
    expect(p90([7])).toBe(7)
  })

  it('take the very rank at every length: a tenth of the values at most lies above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const value = p90(values) ?? NaN
        expect(values.filter((each) => each > value).length * 10).toBeLessThanOrEqual(values.length)
        expect(values.filter((each) => each >= value).length * 10).toBeGreaterThan(values.length)
      }),
    )
  })

  it('tell nothing of nothing', () => {
    expect([mean([]), median([]), p90([]), largest([])]).toEqual([undefined, undefined, undefined, undefined])
    expect([mean([1, 2, 6]), largest([-3, -1, -2])]).toEqual([3, -1])
  })
})

describe('What is selected of many values', () => {
  const many = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), { minLength: 1 })
  const alike = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 400 })

  it('is what stands there when they are sorted', () => {
    fc.assert(
      fc.property(fc.oneof(many, alike), fc.nat(), (values, lot) => {
        const index = lot % values.length
        const sorted = [...values].sort((one, other) => one - other)
        expect(select(Float64Array.from(values), index)).toBe(sorted[index])
      }),
    )
  })

  it('is the middle and the ninetieth percentile, and leaves the values as they are', () => {
    fc.assert(
      fc.property(fc.oneof(many, alike), (values) => {
        const given = Float64Array.from(values)
        const sorted = [...values].sort((one, other) => one - other)
        const middle = (index: number): number => sorted[Math.floor(index)] ?? NaN
        expect(medianAndP90(given)).toEqual({
          median: (middle((sorted.length - 1) / 2) + middle(sorted.length / 2)) / 2,
          p90: sorted[Math.ceil(0.9 * sorted.length) - 1],
        })
        expect([...given]).toEqual(values)
      }),
    )
  })
})

describe('The correlations', () => {
  /** Anscombe's first example, the second side in hundredths. */
  const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  const ys = [804, 695, 758, 881, 833, 996, 724, 426, 1084, 482, 568]

  it('are those of a known example', () => {
    expect(pearson(xs, ys)).toBeCloseTo(0.81642, 5)
    expect(spearman(xs, ys)).toBeCloseTo(0.81818, 5)
  })

  it('share ranks among equal values', () => {
    expect([...ranks([10, 20, 10, 30, 20, 20])]).toEqual([1.5, 4, 1.5, 6, 4, 4])
    // By hand: ranks (1.5, 1.5, 3) and (1, 2.5, 2.5), so 0.75 / 1.5.
    expect(spearman([1, 1, 2], [1, 5, 5])).toBeCloseTo(0.5, 12)
  })

  it('rank whole numbers of any size', () => {
    const size = fc.oneof(fc.nat(5), fc.nat(100_000), fc.maxSafeNat())
    fc.assert(
      fc.property(fc.array(size, { maxLength: 200 }), (values) => {
        const below = (value: number) => values.filter((each) => each < value).length
        const equal = (value: number) => values.filter((each) => each === value).length
        expect([...ranks(values)]).toEqual(values.map((value) => below(value) + (equal(value) + 1) / 2))
      }),
    )
  })

  it('are 1 and -1 where one follows the other, however bent the way is', () => {
    const cubes = [1, 8, 27, 64]
    expect(spearman([1, 2, 3, 4], cubes)).toBeCloseTo(1, 12)
    expect(pearson([1, 2, 3, 4], cubes)).toBeLessThan(1)
    expect(pearson([1, 2, 3], [-2, -4, -6])).toBeCloseTo(-1, 12)
  })

  it('are not known where nothing varies', () => {
    expect([pearson([], []), pearson([1], [2]), spearman([1, 1], [2, 3]), pearson([1, 3], [2, 2])]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('The week of an instant', () => {
  it.each([
    ['2026-03-02T00:00:00Z', '2026-W10', '2026-03-02'],
    ['2026-03-08T23:59:59Z', '2026-W10', '2026-03-02'],
    ['2027-01-01T12:00:00Z', '2026-W53', '2026-12-28'],
    ['2024-12-30T00:00:00Z', '2025-W01', '2024-12-30'],
    ['1969-12-31T00:00:00Z', '1970-W01', '1969-12-29'],
  ])('%s lies in %s', (instant, name, monday) => {
    const start = weekStart(weekNumber(Date.parse(instant)))
    expect(new Date(start).toISOString()).toBe(`${monday}T00:00:00.000Z`)
    expect(weekName(start)).toBe(name)
  })
})
