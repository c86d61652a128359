import fc from 'fast-check'
import { atLeast, countsOf, middle, summed } from './counts.js'
import { medianAndP90, sum } from './statistics.js'

const numbers = fc.array(fc.nat(12), { maxLength: 60 })

describe('Things that are counted by a number', () => {
  it('are as many, sum up to as much, and have the same middle as the numbers themselves', () =>
    fc.assert(
      fc.property(numbers, fc.nat(13), (values, least) => {
        const counts = countsOf(values)
        expect(atLeast(counts, least)).toBe(values.filter((value) => value >= least).length)
        expect(summed(counts)).toBe(sum(values))
        expect(middle(counts)).toBe(medianAndP90(values).median)
        expect(counts.length - 1).toBe(Math.max(-1, ...values))
      }),
    ))
})
