import { specify } from '#event-sourcing/testing'
import { after, at, context, inMarch, letTimePass, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const ticket = { source: { system: 'desk', thread: 'T-1' } }
const by = (day: string, role: string, told: Partial<IncomingTouchpoint> = {}) => at(day, { ...ticket, role, ...told })
const circlesIn = (events: readonly { type: string; data: object }[]) =>
  events.filter(({ type }) => type.startsWith('Circle'))
const touched = by('2 10:00', 'account')

describe('Forsaken', () => {
  it('is entered when the next step is ours and nobody touches for two weeks', () =>
    given(after(record(touched)))
      .when(letTimePass('16 10:01'))
      .thenMatching(
        { type: 'TimePassed' },
        {
          type: 'CircleEntered',
          data: { kind: 'forsaken', enteredAt: inMarch('16 10:00'), evidence: [id('2 10:00')] },
        },
      ))

  it('is not entered before, and a touchpoint at the very instant is in time', () => {
    expect(given(after(record(touched))).when(letTimePass('16 10:00')).events).toEqual([])
    expect(circlesIn(after(record(touched), record(by('16 10:00', 'account')), letTimePass('20')))).toEqual([])
  })

  it('is not entered while the client owes the next step, and counts again when they have taken it', () => {
    const waiting = after(record(touched), record(by('3 09:00', 'account', { effect: 'waits' })))
    expect(given(waiting).when(letTimePass('30')).events).toEqual([])
    const back = given(waiting).when(record(by('4 09:00', 'account', { direction: 'inbound', intent: 'inform' })))
    expect(back.events).toHaveLength(1)
    const lived = [...waiting, ...back.events]
    expect(circlesIn(given(lived).when(letTimePass('18 09:01')).events)).toMatchObject([
      { data: { kind: 'forsaken', enteredAt: inMarch('18 09:00') } },
    ])
  })

  it('is left by a touchpoint, and entered again after the next two weeks', () => {
    const lived = after(record(touched), letTimePass('17'))
    const { events } = given(lived).when(record(by('18 09:00', 'account')))
    expect(circlesIn(events)).toMatchObject([{ type: 'CircleLeft', data: { leftAt: inMarch('18 09:00') } }])
    expect(circlesIn(given([...lived, ...events]).when(letTimePass('1 09:01', 4)).events)).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: '2026-04-01T09:00:00.000Z', evidence: [id('18 09:00')] } },
    ])
  })

  it('takes an invited expert for a sign of life', () =>
    expect(
      circlesIn(after(record(touched), record(by('9 10:00', 'product', { assisting: true })), letTimePass('17'))),
    ).toEqual([]))

  it('is entered by giving up on a client who is in another circle', () => {
    const bounced = after(record(touched), record(by('3', 'support')), record(by('4', 'account')))
    expect(circlesIn(given(bounced).when(record(by('5', 'account', { effect: 'abandons' }))).events)).toMatchObject([
      { type: 'CircleEntered', data: { kind: 'forsaken', enteredAt: inMarch('5'), evidence: [id('5')] } },
    ])
    expect(circlesIn(after(record(touched), record(by('5', 'account', { effect: 'abandons' }))))).toEqual([])
  })

  it('is entered when a journey that was given up comes into another circle by time', () => {
    const asked = by('2 10:00', 'account', { direction: 'inbound', intent: 'ask' })
    const lived = after(record(asked), record(by('2 11:00', 'account', { effect: 'abandons' })))
    expect(circlesIn(given(lived).when(letTimePass('3 12:00')).events)).toMatchObject([
      { type: 'CircleEntered', data: { kind: 'limbo', enteredAt: inMarch('3 10:00') } },
      { type: 'CircleEntered', data: { kind: 'forsaken', enteredAt: inMarch('3 10:00') } },
    ])
  })

  it('is retracted when a touchpoint turns up that was in time', () => {
    const lived = after(record(touched), letTimePass('17'))
    expect(circlesIn(given(lived).when(record(by('10', 'account'))).events)).toMatchObject([
      { type: 'CircleRetracted' },
    ])
  })

  it('is corrected when a touchpoint turns up that ended it earlier', () => {
    const lived = after(record(touched), letTimePass('17'), record(by('25', 'account')))
    expect(circlesIn(given(lived).when(record(by('20', 'account'))).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ leftAt: inMarch('20') }] } },
    ])
  })
})

describe('Time', () => {
  it('leaves no trace where it changes nothing, and passes once', () => {
    expect(given(after(record(touched))).when(letTimePass('10')).events).toEqual([])
    const lived = after(record(touched), letTimePass('17'))
    expect(given(lived).when(letTimePass('17')).events).toEqual([])
    expect(given(lived).when(letTimePass('20')).events).toEqual([])
  })

  it('cannot pass before it has come', () =>
    given(after(record(touched)))
      .when(letTimePass('2', 6))
      .thenRefused('TIME_IN_FUTURE'))

  it('tells when it will next change something', () => {
    const asked = by('2 10:00', 'account', { direction: 'inbound', intent: 'ask' })
    const [, , recorded] = after(record(asked))
    const journeyId = recorded?.type === 'TouchpointRecorded' ? recorded.data.journeyId : ''
    expect(recorded).toMatchObject({ data: { due: { [journeyId]: inMarch('3 10:00') } } })
    given(after(record(asked)))
      .when(letTimePass('4'))
      .thenMatching(
        { type: 'TimePassed', data: { due: { [journeyId]: inMarch('16 10:00') } } },
        { type: 'CircleEntered' },
      )
    given(after(record(asked)))
      .when(record(by('2 11:00', 'account', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded', data: { due: { [journeyId]: null } } })
  })
})
