import { specify } from '#event-sourcing/testing'
import { after, at, context, inMarch, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { about, circlesIn, touch } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))
const inbound = { direction: 'inbound' } as const
const resolves = { effect: 'resolves' } as const
const resolved = touch('2', 'support', { ...resolves, topic: 'training' })
/** A touchpoint in another tool. */
const mail = (day: string, topic?: string) =>
  at(day, { topic, role: 'account', source: { system: 'mail', thread: 'M-1' } })

describe('Relapse', () => {
  it('is entered by a reopening within the time of the charter, to the instant', () => {
    const back = (occurredAt: string) => ({ ...touch('31', 'support', inbound), occurredAt })
    given(told(resolved))
      .when(record(back('2026-04-01T09:00:00.000Z')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        { type: 'CircleEntered', data: { kind: 'relapse', spell: id('31'), evidence: [id('31')] } },
      )
    expect(circlesIn(given(told(resolved)).when(record(back('2026-04-01T09:00:00.001Z'))).events)).toEqual([])
  })

  it('is entered by a new journey while another of its topic stands resolved', () =>
    expect(circlesIn(given(told(resolved)).when(record(mail('9', 'training'))).events)).toMatchObject([
      { data: { kind: 'relapse', spell: 'first', enteredAt: inMarch('9') } },
    ]))

  it('is not entered by a new journey of another topic, and not judged for one without', () => {
    expect(circlesIn(given(told(resolved)).when(record(mail('9', 'billing'))).events)).toEqual([])
    expect(circlesIn(given(told(resolved)).when(record(mail('9'))).events)).toEqual([])
  })

  it('is not entered after thanks', () => {
    const thanks = touch('3', 'support', { direction: 'inbound', intent: 'thank' })
    expect(circlesIn(given(told(resolved)).when(record(thanks)).events)).toEqual([])
  })

  it('is left by resolution alone', () => {
    const history = told(
      resolved,
      touch('3', 'support', inbound),
      touch('3 10:00', 'support', { direction: 'outbound' }),
    )
    expect(about('relapse', history, id('3'))).toMatchObject([{ type: 'CircleEntered' }])
    given(history)
      .when(record(touch('5', 'support', resolves)))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch('5') } })
  })

  it('is entered again by the next reopening, as a circle of its spell', () => {
    const history = told(resolved, touch('3', 'support', inbound), touch('5', 'support', resolves))
    const { events } = given(history).when(record(touch('6', 'support', inbound)))
    expect(about('relapse', history, id('3'))).toMatchObject([{ type: 'CircleEntered' }, { type: 'CircleLeft' }])
    expect(about('relapse', events, id('6'))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('6'), evidence: [id('6')] } },
    ])
  })

  it('is corrected when the new journey turns out to have opened before', () => {
    const history = told(resolved, mail('9', 'training'))
    expect(about('relapse', given(history).when(record(mail('8'))).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch('8'), evidence: [id('8')] }] } },
    ])
  })

  it('is retracted when the other journey turns out to have been open then', () => {
    const history = told(resolved, mail('9', 'training'))
    const { events } = given(history).when(record(touch('5', 'support', inbound)))
    const [retracted] = about('relapse', events)
    expect(retracted).toMatchObject({ type: 'CircleRetracted' })
    expect(about('relapse', events, id('5'))).toMatchObject([{ type: 'CircleEntered' }])
    expect(circlesIn(events)).toHaveLength(2)
  })
})
