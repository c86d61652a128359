import fc from 'fast-check'
import { pearson, ranks, spearman, type Pair } from './correlation.js'
import { largest, mean, median, p90 } from './statistics.js'
import { weekName, weekStart } from './week.js'

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

describe('The correlations', () => {
  const anscombe: Pair[] = [
    [10, 8.04],
    [8, 6.95],
    [13, 7.58],
    [9, 8.81],
    [11, 8.33],
    [14, 9.96],
    [6, 7.24],
    [4, 4.26],
    [12, 10.84],
    [7, 4.82],
    [5, 5.68],
  ]

  it('are those of a known example', () => {
    expect(pearson(anscombe)).toBeCloseTo(0.81642, 5)
    expect(spearman(anscombe)).toBeCloseTo(0.81818, 5)
  })

  it('share ranks among equal values', () => {
    expect(ranks([10, 20, 10, 30, 20, 20])).toEqual([1.5, 4, 1.5, 6, 4, 4])
    // By hand: ranks (1.5, 1.5, 3) and (1, 2.5, 2.5), so 0.75 / 1.5.
    expect(
      spearman([
        [1, 1],
        [1, 5],
        [2, 5],
      ]),
    ).toBeCloseTo(0.5, 12)
  })

  it('are 1 and -1 where one follows the other, however bent the way is', () => {
    const cubes = [1, 2, 3, 4].map((x): Pair => [x, x ** 3])
    expect(spearman(cubes)).toBeCloseTo(1, 12)
    expect(pearson(cubes)).toBeLessThan(1)
    expect(pearson([1, 2, 3].map((x): Pair => [x, -2 * x]))).toBeCloseTo(-1, 12)
  })

  it('are not known where nothing varies', () => {
    expect([
      pearson([]),
      pearson([[1, 2]]),
      spearman([
        [1, 2],
        [1, 3],
      ]),
      pearson([
        [1, 2],
        [3, 2],
      ]),
    ]).toEqual([undefined, undefined, undefined, undefined])
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
    const start = weekStart(Date.parse(instant))
    expect(new Date(start).toISOString()).toBe(`${monday}T00:00:00.000Z`)
    expect(weekName(start)).toBe(name)
  })
})
