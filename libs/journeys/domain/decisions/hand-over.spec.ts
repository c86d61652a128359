import { specify } from '#event-sourcing/testing'
import { by, journeyId, offer } from '../../testing/ticket.js'
import { livedUnder, on } from '../../testing/bureau.js'
import { charters, id } from '../../testing/histories.js'
import { client } from '../client.js'

const { routes, ...rest } = charters().latest.definition
const way = { from: 'cs', to: 'account', briefing: false, consent: true, returns: false }
const consenting = charters({ ...rest, routes: [...routes, way] })
const held = livedUnder(consenting, ['2 10:00', by('2 10:00', 'cs')])
const given = specify(client, { ...on('2 11:00'), charters: consenting })(held)

describe('an offer along a route that wants the client’s consent', () => {
  it.each([
    ['that of who has the journey', {}],
    ['that of the role that gives it away', { from: 'cs' }],
    ['where it says that the client has not agreed', { consent: false }],
  ])('is refused without it: %s', (_, told) =>
    given.when(offer('h1', 'account', told)).thenRefused('HANDOFF_NEEDS_CONSENT', ['consent']),
  )

  it('tells of it', () =>
    given.when(offer('h1', 'account', { consent: true })).thenMatching({
      type: 'HandoffOffered',
      data: { journeyId, handoffId: id('h1'), from: 'cs', to: 'account', consent: true },
    }))

  it('may lack a briefing all the same', () => {
    const briefed = charters({ ...rest, routes: [{ ...way, briefing: true }] })
    const events = specify(client, { ...on('2 11:00'), charters: briefed })(held).when(
      offer('h1', 'account', { consent: true }),
    ).events
    expect(events.map(({ type }) => type)).toEqual(['HandoffOffered'])
  })
})

describe('an offer along any other way', () => {
  it('needs no consent', () => given.when(offer('h1', 'project')).thenMatching({ type: 'HandoffOffered' }))

  it('may tell of one', () =>
    given
      .when(offer('h1', 'project', { consent: true }))
      .thenMatching({ type: 'HandoffOffered', data: { consent: true } }))

  it('is that of another giver', () =>
    given.when(offer('h1', 'account', { from: 'support' })).thenMatching({ type: 'HandoffOffered' }))
})
