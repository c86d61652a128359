import { describe, expect, it } from '@jest/globals'
import { soakOptionsFrom } from './options.js'

describe('what a soak is asked for', () => {
  it('is an hour, unless it is said otherwise', () => {
    expect(soakOptionsFrom([])).toEqual({ json: false, minutes: 60, perSecond: 25, clients: 3000, seed: 1 })
    expect(soakOptionsFrom(['--minutes', '0.5', '--folder', 'kept', '--json'])).toMatchObject({
      json: true,
      minutes: 0.5,
      home: 'kept',
    })
  })

  it.each([
    [['--minutes', '0'], 'above 0'],
    [['--minutes', 'long'], 'above 0'],
    [['--clients', '1.5'], 'whole numbers'],
    [['--hours', '1'], '--hours'],
    [['--help'], 'npm run soak'],
  ])('cannot be %j', (args, told) => {
    expect(soakOptionsFrom(args)).toContain(told)
  })
})
