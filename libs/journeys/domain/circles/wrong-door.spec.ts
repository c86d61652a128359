import { specify } from '#event-sourcing/testing'
import { after, context, inMarch, journeyOf, lived, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { about, accept, answered, by, circlesIn, decline, inform, offer, touch, when } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))
const training = { topic: 'training', direction: 'outbound' } as const
const outbound = { direction: 'outbound' } as const
const two = [touch('2', 'account', training), touch('4', 'support', training)]

// It is entered by a touchpoint, not by time: there is no deadline in whose very instant something could be in time.
describe('Wrong door', () => {
  it('is entered at the second role that does not own the topic, with the owner missing', () =>
    given(told(touch('2', 'account', training)))
      .when(record(touch('4', 'support', { ...training, intent: 'decline' })))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        {
          type: 'CircleEntered',
          data: { kind: 'wrong-door', enteredAt: inMarch('4'), missing: 'cs', evidence: [id('2'), id('4')] },
        },
      ))

  it('is not entered at the first, however often it touches', () =>
    expect(circlesIn(told(touch('2', 'account', training), touch('3', 'account', training)))).toEqual([]))

  it('is not entered by roles that the client asked and that did not touch', () => {
    const asked = touch('4', 'support', { topic: 'training', direction: 'inbound' })
    expect(circlesIn(given(told(touch('2', 'account', training))).when(record(asked)).events)).toEqual([])
  })

  it('is entered by a role to which the journey was handed, and which declines', () => {
    const offered = lived(...answered, ['2 10:40', offer('h1', 'project')])
    const { events } = when('2 11:00', offered, decline('h1', 'cs'))
    expect(about('wrong-door', events)).toMatchObject([
      { data: { enteredAt: inMarch('2 11:00'), evidence: [id('2 10:30'), id('decline h1')] } },
    ])
  })

  it('is not entered where the owner was reached before, in whatever direction', () => {
    const history = told(
      touch('1', 'cs', { topic: 'training', direction: 'inbound' }),
      touch('2', 'account', training),
      touch('4', 'support', training),
    )
    expect(about('wrong-door', history)).toEqual([])
  })

  it('is left when the owner is reached', () =>
    given(told(...two))
      .when(record(touch('16 11:00', 'cs', training)))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch('16 11:00') } }))

  it('is left when the owner is informed, or accepts a handoff', () => {
    const wrong = lived(...answered, ['2 11:00', by('2 11:00', 'support')])
    expect(about('wrong-door', wrong)).toHaveLength(1)
    const left = [{ type: 'CircleLeft', data: { leftAt: inMarch('2 12:00') } }]
    expect(about('wrong-door', when('2 12:00', wrong, inform('cs')).events)).toMatchObject(left)
    const offered = [...wrong, ...when('2 11:30', wrong, offer('h1', 'cs')).events]
    expect(about('wrong-door', offered)).toHaveLength(1)
    expect(about('wrong-door', when('2 12:00', offered, accept('h1')).events)).toMatchObject(left)
  })

  it('is not entered again in a spell in which the owner was reached, but in the next one', () => {
    const reached = [...two, touch('5', 'cs', training)]
    const again = [touch('9', 'support', training), touch('10', 'project', training)]
    expect(about('wrong-door', told(...reached, ...again))).toHaveLength(2)
    const resolved = [...reached, touch('6', 'cs', { effect: 'resolves' })]
    const back = touch('8', 'account', { direction: 'inbound' })
    expect(about('wrong-door', told(...resolved, back, ...again), id('8'))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('10'), missing: 'cs', evidence: [id('9'), id('10')] } },
    ])
  })

  it('is corrected when a role turns up late that had touched before', () => {
    const { events } = given(told(...two)).when(record(touch('3', 'project', training)))
    expect(about('wrong-door', events)).toMatchObject([
      {
        type: 'CircleCorrected',
        data: { visits: [{ enteredAt: inMarch('3'), evidence: [id('2'), id('3'), id('4')] }] },
      },
    ])
  })

  it('is retracted when it turns up that the owner had been reached before', () => {
    const { events } = given(told(...two)).when(record(touch('3', 'cs', training)))
    expect(about('wrong-door', events)).toMatchObject([{ type: 'CircleRetracted' }])
  })

  it('is found at its own time when the topic becomes known later', () => {
    const history = told(touch('2', 'account', outbound), touch('4', 'support', outbound))
    const journeyId = journeyOf(history, '2')
    given(history)
      .when({ type: 'ChangeJourney', journeyId, topic: 'training' })
      .thenMatching(
        { type: 'JourneyChanged' },
        { type: 'CircleEntered', data: { kind: 'wrong-door', enteredAt: inMarch('4') } },
      )
  })

  it('is not judged without a topic, nor where the source tells no direction', () => {
    expect(circlesIn(told(touch('2', 'account', outbound), touch('4', 'support', outbound)))).toEqual([])
    const topic = { topic: 'training' }
    expect(circlesIn(told(touch('2', 'account', topic), touch('4', 'support', topic)))).toEqual([])
  })
})
