import { entryOf, factIn, type FoldedEntry } from './timeline-entry.js'
import { nothingTold, toldAfter } from './told.js'

const entry = (told: Partial<FoldedEntry>): FoldedEntry => ({
  ...entryOf(
    { touchpointId: 't', journeyId: 'j', occurredAt: '2026-03-02T10:00:00.000Z', stitchedBy: 'named' },
    'c',
    0,
  ),
  ...told,
})
const after = (...entries: Partial<FoldedEntry>[]) =>
  entries.map(entry).reduce((told, each) => toldAfter(told, each, factIn(each)), nothingTold)

describe('what the entries of a journey tell', () => {
  it('is nothing where they say nothing', () => expect(after({}, {})).toEqual(nothingTold))

  it('is whether there are directions, and touchpoints of ours', () => {
    expect(after({ direction: 'inbound' }, {})).toMatchObject({ directions: 1, ours: 0 })
    expect(after({ direction: 'outbound' }, { direction: 'inbound' })).toMatchObject({ directions: 1, ours: 1 })
    expect(after({ direction: 'internal' }, {})).toMatchObject({ directions: 1, ours: 1 })
  })

  it('is whether anybody was offered it, or was let know', () => {
    expect(after({ kind: 'offer' }, {}).handoffs).toBe(1)
    expect(after({ kind: 'informing' }, {}).handoffs).toBe(1)
    expect(after({ to_role: 'cs' }, {}).handoffs).toBe(1)
    expect(after({ to_role: 'cs', direction: 'inbound' }).handoffs).toBe(0)
    expect(after({ to_role: 'cs', assisting: 1 }).handoffs).toBe(0)
    expect(after({ kind: 'promise' }, {}).handoffs).toBe(0)
  })

  it('is whether anything was promised, or a stage was reached', () => {
    expect(after({ kind: 'promise' }, {}).promises).toBe(1)
    expect(after({ kind: 'stage' }, {}).promises).toBe(1)
  })

  it('is each role and team once, in ascending order, whatever the order of the entries', () => {
    const entries = [{ role: 'support', team: 'south' }, { role: 'account' }, { role: 'support', team: 'north' }]
    expect(after(...entries)).toMatchObject({ roles: ['account', 'support'], teams: ['north', 'south'] })
    expect(after(...entries.reverse())).toMatchObject({ roles: ['account', 'support'], teams: ['north', 'south'] })
  })

  it('counts no role of an assisting touchpoint, but its team', () =>
    expect(after({ role: 'support', team: 'south', assisting: 1 })).toMatchObject({ roles: [], teams: ['south'] }))
})
