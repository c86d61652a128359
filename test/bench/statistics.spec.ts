import { median, percentile } from './statistics.js'

describe('the statistics of the benches', () => {
  it('takes the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([1, 10, 2, 4])).toBe(3)
  })

  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile([7], 0.99)).toBe(7)
  })
})
