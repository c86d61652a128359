import type { Lasted } from './lasting.js'
import { staysOf, type Resolved } from './stays.js'

/** Every second hour is worked. */
const lasted: Lasted = (from, to) => ({ elapsed: to - from, working: (to - from) / 2 })

const takings = [
  { holder: 'account', at: 0 },
  { holder: 'support', at: 10 },
  { holder: 'account', at: 30 },
].map((taking) => ({ ...taking, role: null, team: null }))

const held = (lastAt: number, resolutions: readonly Resolved[]) =>
  staysOf(takings, lastAt, resolutions, lasted).map(({ holder, held: { elapsed, working } }) => [
    holder,
    elapsed,
    working,
  ])

describe('The stays of a journey', () => {
  it('last from touch to touch, and in the open journey to its last touchpoint', () =>
    expect(held(50, [])).toEqual([
      ['account', 10, 5],
      ['support', 20, 10],
      ['account', 20, 10],
    ]))

  it('end with the resolution, whatever is said after it', () =>
    expect(held(50, [{ at: 40 }])).toEqual([
      ['account', 10, 5],
      ['support', 20, 10],
      ['account', 10, 5],
    ]))

  it('last to a resolution that no touchpoint made', () =>
    expect(held(50, [{ at: 60 }]).slice(-1)).toEqual([['account', 30, 15]]))

  it('stand still while the journey stands resolved', () =>
    expect(
      held(50, [
        { at: 4, reopenedAt: 6 },
        { at: 20, reopenedAt: 35 },
        { at: 45, reopenedAt: 48 },
      ]),
    ).toEqual([
      ['account', 8, 4],
      ['support', 10, 5],
      ['account', 12, 6],
    ]))

  it('take no time where they begin after the resolution', () =>
    expect(held(50, [{ at: 5 }])).toEqual([
      ['account', 5, 2.5],
      ['support', 0, 0],
      ['account', 0, 0],
    ]))

  it('are none where nobody had the journey', () => expect(staysOf([], 50, [{ at: 5 }], lasted)).toEqual([]))
})
