import fc from 'fast-check'
import { FirstOf } from './first-of.js'

const ascending = (one: number, other: number): number => one - other

it('keeps the first of any number of things, in their order', () =>
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 500 }), fc.nat(20), (numbers, most) => {
      const first = new FirstOf(most, ascending)
      for (const number of numbers) first.add(number)
      expect(first.sorted()).toEqual([...numbers].sort(ascending).slice(0, most))
    }),
  ))
