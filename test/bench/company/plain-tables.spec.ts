import { describe, expect, it } from '@jest/globals'
import { SqliteSide, type Touch } from './plain-tables.js'

const journey = (name: string, teams: string): Touch[] =>
  [...teams].map((team, index): Touch => [name, index, `${name}-${index}`, team])

describe('the plain count of hops and bounces', () => {
  it.each([
    ['A', 0, 0],
    ['AAB', 1, 0],
    ['ABA', 2, 1],
    ['ABBA', 2, 1],
    ['ABCA', 3, 0],
    ['ABABA', 4, 3],
  ])('finds in %s %i hops and %i bounces', (teams, hops, bounces) => {
    const side = SqliteSide.fill([...journey('one', teams), ...journey('other', 'C')])
    expect(side.count()).toEqual({ hops, bounces })
    side.close()
  })
})
