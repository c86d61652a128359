import { lived } from '../../testing/bureau.js'
import { about, accept, answered, ask, by, decline, journeyId, offer, when } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { ClientEvent } from '../events.js'
import { advancePath, emptyPath } from '../path.js'

const offered = lived(...answered, ['2 10:40', offer('h1', 'project')])

/** Who made the hops of the ticket's journey. */
function hopsIn(events: readonly ClientEvent[]): string[] {
  const state = events.reduce((state, event) => client.evolve(state, event), client.initialState())
  let path = emptyPath
  return (state.journeys.get(journeyId)?.facts ?? []).flatMap((fact) => {
    const next = advancePath(path, fact, { unit: 'role', countNobody: false }, true)
    path = next.path
    return next.hop?.madeBy ?? []
  })
}

describe('a handoff', () => {
  it('makes the hop to its receiver, until it is declined; the client’s own hop stays theirs', () => {
    const touched = ['2 11:00', by('2 11:00', 'project')] as const
    const offering = ['2 10:40', offer('h1', 'project')] as const
    expect(hopsIn(lived(...answered, offering, touched))).toEqual(['handoff'])
    expect(hopsIn(lived(...answered, offering, ['2 10:50', decline('h1', 'cs')], touched))).toEqual(['silent'])
    expect(hopsIn(lived(...answered, offering, ['2 11:00', ask('2 11:00', 'project')]))).toEqual(['client'])
  })

  it('is accepted by one of two', () => {
    const accepted = [...offered, ...when('2 11:00', offered, accept('h1')).events]
    when('2 11:01', accepted, accept('h1')).thenRefused('HANDOFF_ALREADY_ACCEPTED', ['handoffId'])
    when('2 11:01', accepted, decline('h1', 'cs')).thenRefused('HANDOFF_ALREADY_ACCEPTED', ['handoffId'])
  })

  it('is refused to oneself, to a role that the charter does not know, and of a resolved journey', () => {
    const touched = lived(...answered)
    when('2 11:00', touched, offer('h', 'account')).thenRefused('HANDOFF_TO_ONESELF', ['to'])
    when('2 11:00', touched, offer('h', 'janitor')).thenRefused('UNKNOWN_ROLE', ['to'])
    when('2 11:00', offered, decline('h1', 'project')).thenRefused('HANDOFF_TO_ONESELF', ['instead'])
    when('2 11:00', touched, accept('nothing')).thenRefused('HANDOFF_NOT_FOUND', ['handoffId'])
    const over = lived(...answered, ['2 12:00', by('2 12:00', 'account', { effect: 'resolves' })])
    when('2 13:00', over, offer('h', 'cs')).thenRefused('JOURNEY_ALREADY_RESOLVED', ['journeyId'])
  })

  it('makes no false hop and no false bounce by a courtesy mail of the giver after it was accepted', () => {
    const mailed = lived(
      ...answered,
      ['2 10:40', offer('h1', 'project')],
      ['2 11:00', accept('h1')],
      ['2 12:00', by('2 12:00', 'account')],
      ['2 13:00', by('2 13:00', 'project')],
    )
    expect(hopsIn(mailed)).toEqual(['handoff'])
    expect(about('ping-pong', mailed)).toEqual([])
  })
})
