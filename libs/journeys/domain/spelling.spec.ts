import { charters } from '../testing/histories.js'
import type { Deed } from './deed.js'
import { factOf } from './fact.js'
import { Spelling } from './spelling.js'

const { latest } = charters({
  roles: [{ name: 'service', aliases: ['l1', 'l2'], mayPromise: true }],
  topics: [{ name: 'Training', owner: 'service', stages: [] }],
})

const touch = factOf('t', 0, { role: 'L1' })
const deeds: readonly (readonly [Deed, Deed])[] = [
  [
    { type: 'offer', handoffId: 'h', from: 'l1', to: { role: 'l2', team: 'north' }, briefed: true },
    { type: 'offer', handoffId: 'h', from: 'service', to: { role: 'service', team: 'north' }, briefed: true },
  ],
  [
    { type: 'accept', handoffId: 'h', role: 'l2' },
    { type: 'accept', handoffId: 'h', role: 'service' },
  ],
  [
    { type: 'decline', handoffId: 'h', role: 'l2', instead: 'l1' },
    { type: 'decline', handoffId: 'h', role: 'service', instead: 'service' },
  ],
  [
    { type: 'inform', to: { role: 'l1' } },
    { type: 'inform', to: { role: 'service' } },
  ],
  [
    { type: 'promise', promiseId: 'p', role: 'l1', dueAt: 1 },
    { type: 'promise', promiseId: 'p', role: 'service', dueAt: 1 },
  ],
  [
    { type: 'keep', promiseId: 'p' },
    { type: 'keep', promiseId: 'p' },
  ],
  [
    { type: 'stage', stage: 'proposal', authoredBy: 'l1', presentedBy: 'l2' },
    { type: 'stage', stage: 'proposal', authoredBy: 'service', presentedBy: 'service' },
  ],
]

describe('the spelling of a charter', () => {
  it('gives a fact the names of its roles, and leaves one alone that has them', () => {
    const spelling = new Spelling(latest)
    expect(spelling.fact(touch)).toEqual({ ...touch, role: 'service' })
    const named = { ...touch, role: 'service' }
    expect(spelling.fact(named)).toBe(named)
  })

  it.each(deeds)('spells the roles of %o', (deed, spelled) =>
    expect(new Spelling(latest).fact({ ...touch, deed }).deed).toEqual(spelled),
  )

  it('keeps what the charter does not know, and tells it once', () => {
    const spelling = new Spelling(latest)
    expect(spelling.fact({ ...touch, role: 'zealot' }).role).toBe('zealot')
    for (const role of ['zealot', 'alchemist', 'l1'])
      spelling.fact({ ...touch, deed: { type: 'inform', to: { role } } })
    expect([spelling.topic('training'), spelling.topic('magic'), spelling.topic(undefined)]).toEqual([
      'Training',
      'magic',
      undefined,
    ])
    expect(spelling.unknownRoles).toEqual(['alchemist', 'zealot'])
    expect(spelling.unknownTopics).toEqual(['magic'])
  })
})
