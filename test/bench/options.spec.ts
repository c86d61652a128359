import { describe, expect, it } from '@jest/globals'
import { optionsFrom } from './options.js'

const names = { benches: ['commands', 'report'], company: ['rebuild', 'search'] }

describe('what a run of the benches is asked for', () => {
  it('is all benches but those of the company', () => {
    expect(optionsFrom([], names)).toMatchObject({ isCompany: false, only: [], rounds: 5 })
  })

  it('is a company of a size, and some of its benches', () => {
    const args = ['company', '--clients', '5000', '--only', 'rebuild,search', '--folder', 'kept']
    expect(optionsFrom(args, names)).toMatchObject({
      isCompany: true,
      clients: 5000,
      touchpoints: 50_000,
      only: ['rebuild', 'search'],
      home: 'kept',
    })
  })

  it.each([
    [['--only', 'rebuild'], 'There is no bench "rebuild".'],
    [['company', '--only', 'commands'], 'There is no bench "commands".'],
    [['factory'], 'There is no "factory".'],
    [['company', '--clients', '10', '--touchpoints', '5'], 'at least one touchpoint a client'],
    [['--rounds', '0'], 'at least one round'],
  ])('cannot be %j', (args, told) => {
    expect(optionsFrom(args, names)).toContain(told)
  })
})
