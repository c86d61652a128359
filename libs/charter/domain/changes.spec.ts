import type { z } from 'zod'
import { changesBetween } from './changes.js'
import { charterDefinition } from './definition.js'

type Written = z.input<typeof charterDefinition>
const small: Written = {
  name: 'Small',
  roles: [{ name: 'account' }, { name: 'cs' }],
  topics: [{ name: 'training', owner: 'cs' }],
}
const changes = (before: Partial<Written>, after: Partial<Written>) =>
  changesBetween(charterDefinition.parse({ ...small, ...before }), charterDefinition.parse({ ...small, ...after }))

describe('the changes between two charters', () => {
  it('are none between equal ones, whatever the order of their roles', () =>
    expect(changes({}, { roles: [{ name: 'cs' }, { name: 'account' }] })).toEqual([]))

  it('name a thing that came, with what is said of it, and one that went', () => {
    const sales: Written['roles'] = [...small.roles, { name: 'sales', aliases: ['S'], mayPromise: false }]
    expect(changes({}, { roles: sales })).toEqual([{ thing: 'role sales', after: 'aliases: S' }])
    expect(changes({ roles: sales }, {})).toEqual([{ thing: 'role sales', before: 'aliases: S' }])
  })

  it('name the field that changed, came or went', () => {
    expect(changes({}, { topics: [{ name: 'training', owner: 'account' }] })).toEqual([
      { thing: 'topic training', field: 'owner', before: 'cs', after: 'account' },
    ])
    expect(changes({}, { roles: [{ name: 'account', duties: 'Sells.' }, { name: 'cs' }] })).toEqual([
      { thing: 'role account', field: 'duties', after: 'Sells.' },
    ])
    expect(changes({ thresholds: { relapse: { within: '14 days' } }, unit: 'team' }, {})).toEqual([
      { thing: 'charter', field: 'unit', before: 'team', after: 'role' },
      { thing: 'threshold relapse', field: 'within', before: '14 days', after: '30 days' },
    ])
  })

  it('tell the order of stages, routes by their ends, and times by what they are for', () => {
    const stages = [{ name: 'brief', mayPromise: false }, { name: 'proposal' }]
    const before = { topics: [{ name: 'training', owner: 'cs', stages }] }
    const after = { topics: [{ name: 'training', owner: 'cs', stages: [...stages].reverse() }] }
    expect(changes(before, after)).toEqual([
      { thing: 'topic training', field: 'stages', before: 'brief → proposal', after: 'proposal → brief' },
    ])
    expect(changes({}, { routes: [{ from: 'cs', to: 'account', briefing: true }] })).toEqual([
      { thing: 'route cs → account', after: 'briefing: yes' },
    ])
    expect(changes({}, { responseTimes: [{ priority: 'urgent', within: '1 hour' }] })).toEqual([
      { thing: 'response time at priority urgent', after: 'within: 1 hour' },
    ])
  })
})
