import { specify } from '#event-sourcing/testing'
import { after, at, context, journeyOf, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { IncomingTouchpoint } from '../commands.js'

const given = specify(client, context)
const ticket = { source: { system: 'desk', thread: 'T-1' } }
/** A touchpoint of the ticket by a role. */
const by = (day: string, role: string, told: Partial<IncomingTouchpoint> = {}) => at(day, { ...ticket, role, ...told })
const inMarch = (day: number, time = '09:00') =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`).toISOString()
const told = (...touchpoints: IncomingTouchpoint[]) => after(...touchpoints.map((touchpoint) => record(touchpoint)))
const circlesIn = (events: readonly { type: string; data: object }[]) =>
  events.filter(({ type }) => type.startsWith('Circle'))

describe('Ping-pong', () => {
  it('is entered when the journey comes back to the holder before last, shown by all three touches', () =>
    given(told(by('2', 'account'), by('3', 'support')))
      .when(record(by('4', 'account')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        {
          type: 'CircleEntered',
          data: { kind: 'ping-pong', spell: 'first', enteredAt: inMarch(4), evidence: [id('2'), id('3'), id('4')] },
        },
      ))

  it('is not entered by a third holder', () =>
    expect(
      circlesIn(given(told(by('2', 'account'), by('3', 'support'))).when(record(by('4', 'cs'))).events),
    ).toMatchObject([{ data: { kind: 'carousel' } }]))

  it('grows with each bounce', () =>
    given(told(by('2', 'account'), by('3', 'support'), by('4', 'account')))
      .when(record(by('5', 'support')))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleEvidenceAdded', data: { evidence: [id('5')] } }))

  it('is left by resolution, and entered by no resolving touchpoint', () => {
    given(told(by('2', 'account'), by('3', 'support'), by('4', 'account')))
      .when(record(by('5', 'account', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch(5) } })
    given(told(by('2', 'account'), by('3', 'support')))
      .when(record(by('4', 'account', { effect: 'resolves' })))
      .thenMatching({ type: 'TouchpointRecorded' })
  })

  it('is judged anew in each spell', () => {
    const resolved = told(by('2', 'account'), by('3', 'support'), by('4', 'support', { effect: 'resolves' }))
    const events = given(resolved).when(record(by('5', 'account', { direction: 'inbound' }))).events
    expect(circlesIn(events)).toMatchObject([{ data: { kind: 'relapse', spell: id('5') } }])
  })

  it('is retracted when a late fact shows that it was never true', () => {
    const history = told(by('2', 'account'), by('3', 'support'), by('5', 'account'))
    const events = given(history).when(record(by('4', 'cs'))).events
    expect(circlesIn(events)).toMatchObject([
      { type: 'CircleRetracted' },
      { type: 'CircleEntered', data: { kind: 'carousel', enteredAt: inMarch(4) } },
    ])
  })

  it('is corrected when a late fact moves its entry', () => {
    const history = told(by('2', 'account'), by('4', 'support'), by('6', 'account'), by('8', 'support'))
    const events = given(history).when(record(by('3', 'support'), by('5', 'account'))).events
    expect(circlesIn(events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch(5) }] } },
    ])
  })

  it('is no false bounce where one person has two roles, or a backup covers', () => {
    const history = told(by('2', 'account', { member: 'account-1' }), by('3', 'support', { member: 'account-1' }))
    expect(circlesIn(given(history).when(record(by('4', 'account', { member: 'account-1' }))).events)).toEqual([])
  })

  it('takes no name for a person that is known to be unique only within a team', () => {
    const peter = { member: 'Peter', impersonal: true } as const
    const history = told(by('2', 'account', peter), by('3', 'support', peter))
    expect(circlesIn(given(history).when(record(by('4', 'account', peter))).events)).toHaveLength(1)
  })

  it('does not count an invited expert', () => {
    const history = told(by('2', 'account'), by('3', 'support', { assisting: true }))
    expect(circlesIn(given(history).when(record(by('4', 'account'))).events)).toEqual([])
  })
})

describe('Carousel', () => {
  it('is entered at the third distinct holder, and not at the second', () => {
    expect(circlesIn(told(by('2', 'account'), by('3', 'support')))).toEqual([])
    given(told(by('2', 'account'), by('3', 'support')))
      .when(record(by('4', 'project')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        { type: 'CircleEntered', data: { kind: 'carousel', evidence: [id('2'), id('3'), id('4')] } },
      )
  })

  it("does not count the topic's owner", () => {
    const training = { topic: 'training' }
    const history = told(by('2', 'account', training), by('3', 'support', training))
    expect(circlesIn(given(history).when(record(by('4', 'cs', training))).events)).toEqual([])
    const events = given(
      told(by('2', 'account', training), by('3', 'support', training), by('4', 'cs', training)),
    ).when(record(by('5', 'project', training))).events
    expect(circlesIn(events)).toMatchObject([{ data: { kind: 'carousel', evidence: [id('2'), id('3'), id('5')] } }])
  })
})

describe('Wrong door', () => {
  const training = { topic: 'training', direction: 'outbound' } as const

  it('is entered at the second role that does not own the topic, with the owner missing', () =>
    given(told(by('2', 'account', training)))
      .when(record(by('4', 'support', { ...training, intent: 'decline' })))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        {
          type: 'CircleEntered',
          data: { kind: 'wrong-door', enteredAt: inMarch(4), missing: 'cs', evidence: [id('2'), id('4')] },
        },
      ))

  it('is not entered by roles that the client asked and that did not touch', () =>
    expect(
      circlesIn(
        given(told(by('2', 'account', training))).when(
          record(by('4', 'support', { topic: 'training', direction: 'inbound' })),
        ).events,
      ),
    ).toEqual([]))

  it('is not entered where the owner was reached before, in whatever direction', () => {
    const history = told(by('1', 'cs', { topic: 'training', direction: 'inbound' }), by('2', 'account', training))
    expect(circlesIn(given(history).when(record(by('4', 'support', training))).events)).not.toMatchObject([
      { data: { kind: 'wrong-door' } },
    ])
  })

  it('is left when the owner is reached', () =>
    given(told(by('2', 'account', training), by('4', 'support', training)))
      .when(record(by('16 11:00', 'cs', training)))
      .thenMatching({ type: 'TouchpointRecorded' }, { type: 'CircleLeft', data: { leftAt: inMarch(16, '11:00') } }))

  it('is found at its own time when the topic becomes known later', () => {
    const history = told(by('2', 'account', { direction: 'outbound' }), by('4', 'support', { direction: 'outbound' }))
    const journeyId = journeyOf(history, '2')
    given(history)
      .when({ type: 'ChangeJourney', journeyId, topic: 'training' })
      .thenMatching(
        { type: 'JourneyChanged' },
        { type: 'CircleEntered', data: { kind: 'wrong-door', enteredAt: inMarch(4) } },
      )
  })

  it('is not judged without a topic', () =>
    expect(
      circlesIn(told(by('2', 'account', { direction: 'outbound' }), by('4', 'support', { direction: 'outbound' }))),
    ).toEqual([]))
})

describe('Relapse', () => {
  const resolved = by('2', 'support', { effect: 'resolves', topic: 'training' })
  const back = (occurredAt: string) => ({ ...by('31', 'support', { direction: 'inbound' }), occurredAt })

  it('is entered by a reopening within the time of the charter, to the instant', () => {
    given(told(resolved))
      .when(record(back('2026-04-01T09:00:00.000Z')))
      .thenMatching(
        { type: 'TouchpointRecorded' },
        { type: 'CircleEntered', data: { kind: 'relapse', spell: id('31'), evidence: [id('31')] } },
      )
    expect(circlesIn(given(told(resolved)).when(record(back('2026-04-01T09:00:00.001Z'))).events)).toEqual([])
  })

  it('is entered by a new journey while another of its topic stands resolved', () => {
    const events = given(told(resolved)).when(
      record(at('9', { topic: 'training', role: 'account', source: { system: 'mail', thread: 'M-1' } })),
    ).events
    expect(circlesIn(events)).toMatchObject([{ data: { kind: 'relapse', spell: 'first', enteredAt: inMarch(9) } }])
  })

  it('is retracted when the other journey turns out to have been open then', () => {
    const mail = { source: { system: 'mail', thread: 'M-1' } }
    const history = told(resolved, at('9', { topic: 'training', role: 'account', ...mail }))
    const events = given(history).when(record(by('5', 'support', { direction: 'inbound' }))).events
    expect(
      circlesIn(events)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['CircleEntered', 'CircleRetracted'])
  })

  it('is not entered after thanks', () =>
    expect(
      circlesIn(
        given(told(resolved)).when(record(by('3', 'support', { direction: 'inbound', intent: 'thank' }))).events,
      ),
    ).toEqual([]))
})
