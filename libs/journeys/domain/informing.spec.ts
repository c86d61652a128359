import type { DomainError } from '#event-sourcing'
import { after, at, bureau, context, letTimePass, record } from '../testing/bureau.js'
import { client } from './client.js'
import type { IncomingTouchpoint } from './commands.js'
import type { ClientEvent } from './events.js'

const training = { topic: 'training' }
const asked = at('2 10:00', { ...training, role: 'account', direction: 'inbound', intent: 'ask' })
const deflected = at('2 10:40', { ...training, role: 'account', direction: 'outbound', intent: 'deflect' })
const told = (day: string, to: string, rest: Partial<IncomingTouchpoint> = {}) =>
  at(day, { ...training, role: 'account', direction: 'internal', intent: 'inform', to, ...rest })
const declined = at('4 15:00', { ...training, role: 'support', direction: 'outbound', intent: 'decline' })
const answered = (day: string) => at(day, { ...training, role: 'cs', direction: 'outbound', intent: 'answer' })

/** The circles that were entered, and when; those left carry the instant. */
function circlesIn(events: readonly ClientEvent[]): unknown[] {
  return events.flatMap((event) => {
    if (event.type !== 'CircleEntered') return []
    const left = events.find((each) => each.type === 'CircleLeft' && each.data.circleId === event.data.circleId)
    const { kind, enteredAt, missing } = event.data
    return [[kind, enteredAt.slice(5, 16), missing, left?.type === 'CircleLeft' ? left.data.leftAt.slice(5, 16) : null]]
  })
}

describe('a touchpoint that is addressed to a role of ours', () => {
  it('informs the owner: no circle where they answer the same day', () => {
    const events = after(record(asked, told('2 10:41', 'cs')), record(answered('2 14:00')), letTimePass('10'))
    expect(circlesIn(events)).toEqual([])
  })

  it('shows an informed owner who stays silent: their Dropped baton instead of a Wrong door', () => {
    const events = after(
      record(asked, deflected, told('2 10:41', 'CS')),
      letTimePass('3 10:42'),
      record(declined),
      record(answered('5 11:00')),
    )
    expect(circlesIn(events)).toEqual([
      ['limbo', '03-03T10:00', undefined, '03-05T11:00'],
      ['dropped-baton', '03-03T10:41', 'cs', '03-05T11:00'],
    ])
  })

  it('briefs the role that comes next: the client who tells the story again is in no Cold handoff there', () => {
    const again = at('3 09:30', { ...training, role: 'support', direction: 'inbound', repeats: true })
    const cold = (events: ClientEvent[]) => circlesIn(events).filter((circle) => String(circle).startsWith('cold'))
    expect(cold(after(record(asked, again)))).toHaveLength(1)
    expect(cold(after(record(asked, told('2 10:41', 'support'), again)))).toEqual([])
    const note = told('3 10:00', 'support', { role: 'support' })
    expect(cold(after(record(asked, again, note)))).toEqual([[...cold(after(record(asked, again))).flat()]])
  })

  it.each([
    ['comes from the client', { direction: 'inbound' } as const],
    ['is an invited expert’s', { assisting: true } as const],
  ])('informs nobody where it %s', (_, rest) => {
    const events = after(record(asked, deflected, told('2 10:41', 'cs', rest)), record(declined))
    expect(circlesIn(events).map(String)).toContainEqual(expect.stringMatching(/^wrong-door/))
  })

  it('is refused whole where the charter does not know the role', () => {
    const state = client.evolve(client.initialState(), { type: 'ClientRegistered', data: { ...bureau } } as ClientEvent)
    expect(() => client.decide(state, record(asked, told('2 10:41', 'kitchen')), context)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_ROLE', path: ['touchpoints', 1, 'to'] }) as DomainError,
    )
  })
})
