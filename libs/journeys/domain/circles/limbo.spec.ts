import { specify } from '#event-sourcing/testing'
import { after, at, context, inMarch, letTimePass, lived, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { about, decline, offer, when, ask as ticketAsk } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const ticket = { source: { system: 'desk', thread: 'T-1' } }
const ask = (day: string, told: Partial<IncomingTouchpoint> = {}) =>
  at(day, { ...ticket, role: 'account', direction: 'inbound', intent: 'ask', ...told })
const answer = (day: string, told: Partial<IncomingTouchpoint> = {}) =>
  at(day, { ...ticket, role: 'account', direction: 'outbound', intent: 'answer', ...told })
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))
const circlesIn = (events: readonly { type: string; data: object }[]) =>
  events.filter(({ type }) => type.startsWith('Circle'))

// Monday 2 March 2026, 10:00; eight working hours later it is Tuesday, 10:00.
const asked = ask('2 10:00')
const entered = {
  type: 'CircleEntered' as const,
  data: { kind: 'limbo', spell: 'first', enteredAt: inMarch('3 10:00'), evidence: [id('2 10:00')] },
}

describe('Limbo', () => {
  it('is entered when nobody answers within the response time', () =>
    given(told(asked))
      .when(letTimePass('3 10:01'))
      .thenMatching({ type: 'TimePassed', data: { until: inMarch('3 10:01') } }, entered))

  it('is not entered before, and an answer at the very instant is in time', () => {
    expect(given(told(asked)).when(letTimePass('3 10:00')).events).toEqual([])
    expect(circlesIn(after(record(asked), record(answer('3 10:00')), letTimePass('9 10:00')))).toEqual([])
  })

  it('is entered at its own time when the next fact comes after it', () =>
    given(told(asked))
      .when(record(ask('4 09:00', { role: 'support' })))
      .thenMatching({ type: 'TouchpointRecorded' }, entered))

  it.each(['deflect', 'decline'] as const)('knows a %s for no answer', (intent) => {
    const events = after(record(asked), record(answer('2 10:40', { intent })), letTimePass('3 10:01'))
    expect(circlesIn(events)).toMatchObject([entered])
    expect(circlesIn(given(events).when(record(answer('4', { intent }))).events)).toEqual([])
  })

  it('knows a declined handoff for no answer', () => {
    const offered = lived(
      ['2 10:00', ticketAsk('2 10:00', 'account')],
      ['2 11:00', offer('h1', 'support')],
      ['2 12:00', decline('h1', 'cs')],
    )
    expect(about('limbo', when('4', offered, letTimePass('3 10:01')).events)).toMatchObject([entered])
  })

  it('counts from the earliest ask, whoever is asked later', () =>
    expect(
      circlesIn(after(record(asked), record(ask('2 16:00', { role: 'support' })), letTimePass('4 09:00'))),
    ).toMatchObject([entered]))

  it('is left when one of ours answers, whoever it is', () =>
    given(after(record(asked), letTimePass('4 09:00')))
      .when(record(answer('5 11:00', { role: 'cs' })))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch('5 11:00') } }))

  it('is not left by a word among ourselves, nor by an invited expert', () => {
    const lived = after(record(asked), letTimePass('4 09:00'))
    expect(circlesIn(given(lived).when(record(at('5', { ...ticket, direction: 'internal' }))).events)).toEqual([])
    expect(circlesIn(given(lived).when(record(answer('5', { assisting: true }))).events)).toEqual([])
  })

  it('is entered again by the next ask that nobody answers', () => {
    const lived = after(record(asked), letTimePass('4 09:00'), record(answer('5 11:00')), record(ask('6 16:00')))
    expect(circlesIn(given(lived).when(letTimePass('10 09:00')).events)).toMatchObject([
      // Friday 16:00, over the weekend, to Monday 16:00.
      { type: 'CircleEntered', data: { enteredAt: inMarch('9 16:00'), evidence: [id('6 16:00')] } },
    ])
  })

  it('is left by resolution', () =>
    given(after(record(asked), letTimePass('4 09:00')))
      .when(record(at('5', { ...ticket, effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft' }))

  it('is corrected when an answer turns up late', () => {
    const lived = after(record(asked), letTimePass('4 09:00'), record(answer('9 11:00')))
    expect(circlesIn(given(lived).when(record(answer('5 12:00'))).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ leftAt: inMarch('5 12:00') }] } },
    ])
  })

  it('is retracted when an answer turns up that was in time', () => {
    const lived = after(record(asked), letTimePass('4 09:00'))
    expect(circlesIn(given(lived).when(record(answer('2 12:00'))).events)).toMatchObject([{ type: 'CircleRetracted' }])
  })

  it('is found when an ask turns up late whose time is over', () => {
    const lived = after(record(ask('6 10:00')), letTimePass('10 09:00'))
    expect(circlesIn(given(lived).when(record(ask('2 09:30'))).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch('3 09:30'), evidence: [id('2 09:30')] }] } },
    ])
  })

  it('is not judged where the source tells no direction', () =>
    expect(circlesIn(after(record(at('2', { ...ticket, role: 'account' })), letTimePass('9 10:00')))).toEqual([]))
})
