import { specify } from '#event-sourcing/testing'
import { after, context, inMarch, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { about, circlesIn, touch } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))
const training = { topic: 'training' }
const three = [touch('2', 'account'), touch('4', 'support'), touch('6', 'project')]

// It is entered by a touchpoint, not by time: there is no deadline in whose very instant something could be in time.
describe('Carousel', () => {
  it('is entered at the third distinct holder, and not at the second', () => {
    expect(circlesIn(told(touch('2', 'account'), touch('3', 'support')))).toEqual([])
    given(told(touch('2', 'account'), touch('3', 'support')))
      .when(record(touch('4', 'project')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        { type: 'CircleEntered', data: { kind: 'carousel', evidence: [id('2'), id('3'), id('4')] } },
      )
  })

  it("does not count the topic's owner", () => {
    const history = told(touch('2', 'account', training), touch('3', 'support', training))
    expect(circlesIn(given(history).when(record(touch('4', 'cs', training))).events)).toEqual([])
    const events = given(
      told(touch('2', 'account', training), touch('3', 'support', training), touch('4', 'cs', training)),
    ).when(record(touch('5', 'project', training))).events
    expect(circlesIn(events)).toMatchObject([{ data: { kind: 'carousel', evidence: [id('2'), id('3'), id('5')] } }])
  })

  it('is left by resolution, and entered by no resolving touchpoint', () => {
    given(told(...three))
      .when(record(touch('9', 'support', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch('9') } })
    expect(circlesIn(told(...three.slice(0, 2), touch('6', 'project', { effect: 'resolves' })))).toEqual([])
  })

  it('is entered again after a reopening at the third holder of the new spell', () => {
    const resolved = [...three, touch('7', 'project', { effect: 'resolves' })]
    const again = [touch('9', 'project', { direction: 'inbound' }), touch('10', 'support')]
    expect(about('carousel', told(...resolved, ...again), id('9'))).toEqual([])
    const events = told(...resolved, ...again, touch('11', 'account'))
    expect(about('carousel', events)).toMatchObject([{ type: 'CircleEntered' }, { type: 'CircleLeft' }])
    expect(about('carousel', events, id('9'))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('11'), evidence: [id('9'), id('10'), id('11')] } },
    ])
  })

  it('is corrected when a holder turns up late with whom it was entered before', () => {
    const { events } = given(told(...three)).when(record(touch('5', 'product')))
    expect(about('carousel', events)).toMatchObject([
      {
        type: 'CircleCorrected',
        data: { visits: [{ enteredAt: inMarch('5'), evidence: [id('2'), id('4'), id('5'), id('6')] }] },
      },
    ])
  })

  it('is retracted when it turns out that the journey was resolved before the third holder', () => {
    const { events } = given(told(...three)).when(record(touch('5', 'support', { effect: 'resolves' })))
    expect(circlesIn(events)).toMatchObject([{ type: 'CircleRetracted' }])
  })

  it('is retracted when the topic turns up of which one of the three is the owner', () => {
    const history = told(touch('2', 'account'), touch('4', 'support'), touch('6', 'cs'))
    expect(about('carousel', history)).toHaveLength(1)
    const { events } = given(history).when(record(touch('3', 'account', training)))
    expect(circlesIn(events)).toMatchObject([{ type: 'CircleRetracted' }])
  })
})
