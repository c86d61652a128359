import { specify } from '#event-sourcing/testing'
import { after, context, inMarch, lived, livedUnder, record } from '../../testing/bureau.js'
import { charters, id } from '../../testing/histories.js'
import { about, answered, by, circlesIn, offer, touch } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))

// It is entered by a touchpoint, not by time: there is no deadline in whose very instant something could be in time.
describe('Ping-pong', () => {
  it('is entered when the journey comes back to the holder before last, shown by all three touches', () =>
    given(told(touch('2', 'account'), touch('3', 'support')))
      .when(record(touch('4', 'account')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        {
          type: 'CircleEntered',
          data: { kind: 'ping-pong', spell: 'first', enteredAt: inMarch('4'), evidence: [id('2'), id('3'), id('4')] },
        },
      ))

  it('is not entered by a third holder', () =>
    expect(
      circlesIn(given(told(touch('2', 'account'), touch('3', 'support'))).when(record(touch('4', 'cs'))).events),
    ).toMatchObject([{ data: { kind: 'carousel' } }]))

  it('grows with each bounce', () =>
    given(told(touch('2', 'account'), touch('3', 'support'), touch('4', 'account')))
      .when(record(touch('5', 'support')))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleEvidenceAdded', data: { evidence: [id('5')] } }))

  it('is left by resolution, and entered by no resolving touchpoint', () => {
    given(told(touch('2', 'account'), touch('3', 'support'), touch('4', 'account')))
      .when(record(touch('5', 'account', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch('5') } })
    given(told(touch('2', 'account'), touch('3', 'support')))
      .when(record(touch('4', 'account', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' })
  })

  it('is judged anew in each spell', () => {
    const resolved = told(touch('2', 'account'), touch('3', 'support'), touch('4', 'support', { effect: 'resolves' }))
    const events = given(resolved).when(record(touch('5', 'account', { direction: 'inbound' }))).events
    expect(circlesIn(events)).toMatchObject([{ data: { kind: 'relapse', spell: id('5') } }])
  })

  it('is entered again by a bounce after a reopening, as a circle of the new spell', () => {
    const bounced = [touch('2', 'account'), touch('3', 'support'), touch('4', 'account', { effect: 'resolves' })]
    const again = [touch('5', 'account', { direction: 'inbound' }), touch('6', 'support'), touch('9', 'account')]
    const events = told(touch('1', 'support'), ...bounced, ...again)
    expect(about('ping-pong', events)).toMatchObject([{ type: 'CircleEntered' }, { type: 'CircleLeft' }])
    expect(about('ping-pong', events, id('5'))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('9'), evidence: [id('5'), id('6'), id('9')] } },
    ])
  })

  it('is retracted when a late fact shows that it was never true', () => {
    const history = told(touch('2', 'account'), touch('3', 'support'), touch('5', 'account'))
    const events = given(history).when(record(touch('4', 'cs'))).events
    expect(circlesIn(events)).toMatchObject([
      { type: 'CircleRetracted' },
      { type: 'CircleEntered', data: { kind: 'carousel', enteredAt: inMarch('4') } },
    ])
  })

  it('is corrected when a late fact moves its entry', () => {
    const history = told(touch('2', 'account'), touch('4', 'support'), touch('6', 'account'), touch('8', 'support'))
    const events = given(history).when(record(touch('3', 'support'), touch('5', 'account'))).events
    expect(circlesIn(events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch('5') }] } },
    ])
  })

  it('is no false bounce where one person has two roles, or a backup covers', () => {
    const ada = { member: 'account-1' }
    const history = told(touch('2', 'account', ada), touch('3', 'support', ada))
    expect(circlesIn(given(history).when(record(touch('4', 'account', ada))).events)).toEqual([])
  })

  it('takes no name for a person that is known to be unique only within a team', () => {
    const peter = { member: 'Peter', impersonal: true } as const
    const history = told(touch('2', 'account', peter), touch('3', 'support', peter))
    expect(circlesIn(given(history).when(record(touch('4', 'account', peter))).events)).toHaveLength(1)
  })

  it('does not count an invited expert', () => {
    const history = told(touch('2', 'account'), touch('3', 'support', { assisting: true }))
    expect(circlesIn(given(history).when(record(touch('4', 'account'))).events)).toEqual([])
  })

  it('is spared along a route that returns, by two accepted handoffs', () => {
    const returning = charters({ routes: [{ from: 'account', to: 'project', returns: true }] } as never)
    const events = livedUnder(
      returning,
      ...answered,
      ['2 10:40', offer('h1', 'project')],
      ['2 11:00', by('2 11:00', 'project')],
      ['2 11:30', offer('h2', 'account', { from: 'project' })],
      ['2 12:00', by('2 12:00', 'account')],
    )
    expect(about('ping-pong', events)).toEqual([])
    const silent = [
      ...answered,
      ['2 11:00', by('2 11:00', 'project')] as const,
      ['2 12:00', by('2 12:00', 'account')] as const,
    ]
    expect(about('ping-pong', livedUnder(returning, ...silent))).toHaveLength(1)
    expect(about('ping-pong', lived(...silent))).toHaveLength(1)
  })
})
