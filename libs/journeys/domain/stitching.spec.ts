import { specify } from '#event-sourcing/testing'
import { after, at, context, journeyOf, now, record } from '../testing/bureau.js'
import { id } from '../testing/histories.js'
import { client } from './client.js'

const given = specify(client, context)
const training = { topic: 'training' }
const ticket = (thread: string) => ({ source: { system: 'desk', thread } })

/** Nobody touched for months. */
const forsakenMeanwhile = [{ type: 'CircleEntered', data: { kind: 'forsaken' } }, { type: 'CircleLeft' }] as const

describe('a touchpoint finds its journey', () => {
  it('by the journey that the command names', () => {
    const history = after(record(at('2', training)), record(at('3', { topic: 'billing' })))
    const named = journeyOf(history, '2')
    given(history)
      .when(record({ ...at('4', { topic: 'billing' }), journeyId: named }))
      .thenMatching({ type: 'TouchpointRecorded', data: { journeyId: named, stitchedBy: 'named' } })
  })

  it('else by the thread of its source, whatever the topic', () => {
    const history = after(record(at('2', { ...ticket('T-1'), ...training })))
    given(history)
      .when(record(at('3', { ...ticket('T-1'), topic: 'billing' })))
      .thenMatching({ type: 'TouchpointRecorded', data: { journeyId: journeyOf(history, '2'), stitchedBy: 'thread' } })
  })

  it('else by its topic, across tools and threads', () => {
    const history = after(record(at('2', { ...ticket('T-1'), ...training })))
    given(history)
      .when(record(at('3', { source: { system: 'mail', thread: 'M-7' }, ...training })))
      .thenMatching({ type: 'TouchpointRecorded', data: { journeyId: journeyOf(history, '2'), stitchedBy: 'topic' } })
  })

  it('by its topic up to the time of the charter, to the instant', () => {
    const history = after(record({ ...at('1', training), occurredAt: '2026-01-01T09:00:00.000Z' }))
    given(history)
      .when(record({ ...at('2', training), occurredAt: '2026-04-01T09:00:00.000Z' }))
      .thenMatching({ type: 'TouchpointRecorded', data: { stitchedBy: 'topic' } }, ...forsakenMeanwhile)
    given(history)
      .when(record({ ...at('2', training), occurredAt: '2026-04-01T09:00:00.001Z' }))
      .thenMatching({ type: 'JourneyOpened' }, { type: 'TouchpointRecorded', data: { stitchedBy: 'opened' } })
  })

  it('not by the topic of a resolved journey', () => {
    given(after(record(at('2', training), at('3', { effect: 'resolves' }))))
    const history = after(record(at('2', { ...training, effect: 'resolves' })))
    const [opened] = given(history).when(record(at('5', training))).events
    expect(opened).toMatchObject({ type: 'JourneyOpened', data: { number: 2, key: 'BUREAU-2' } })
  })

  it('and opens one where it knows no topic, proposing a merge with the journey that has one', () => {
    const history = after(record(at('2', training)))
    given(history)
      .when(record(at('4', ticket('T-9'))))
      .thenMatching(
        { type: 'JourneyOpened', data: { key: 'BUREAU-2' } },
        { type: 'TouchpointRecorded', data: { stitchedBy: 'opened' } },
        { type: 'MergeProposed', data: { withJourneyId: journeyOf(history, '2'), because: 'lacks-topic' } },
      )
  })

  it('and proposes a merge where it arrives late and would have bridged two journeys', () => {
    const january = { ...at('1', training), occurredAt: '2026-01-01T09:00:00.000Z' }
    const may = { ...at('2', training), occurredAt: '2026-05-01T09:00:00.000Z' }
    given(after(record(january), record(may)))
      .when(record({ ...at('3', training), occurredAt: '2026-03-01T09:00:00.000Z' }))
      .thenMatching(
        { type: 'TouchpointRecorded', data: { stitchedBy: 'topic' } },
        { type: 'MergeProposed', data: { because: 'bridges' } },
        ...forsakenMeanwhile,
      )
  })

  it('and is recorded once, whatever comes of its journey', () => {
    const history = after(record(at('2', training)))
    given(history)
      .when(record(at('2', training)))
      .thenNothing()
  })
})

describe('a touchpoint is refused', () => {
  it('for a role that the charter does not know', () =>
    given(after())
      .when(record(at('2'), at('3', { role: 'janitor' })))
      .thenRefused('UNKNOWN_ROLE', ['touchpoints', 1, 'role']))

  it('for a topic that the charter does not know', () =>
    given(after())
      .when(record(at('2', { topic: 'gardening' })))
      .thenRefused('UNKNOWN_TOPIC', ['touchpoints', 0, 'topic']))

  it('for an instant in the future, past what clocks differ by', () => {
    const ahead = (ms: number) => ({ ...at('2'), occurredAt: new Date(now + ms).toISOString() })
    given(after())
      .when(record(ahead(300_001)))
      .thenRefused('TIME_IN_FUTURE', ['touchpoints', 0, 'occurredAt'])
    expect(given(after()).when(record(ahead(300_000))).events).toHaveLength(2)
  })

  it('for a journey that the client does not have', () =>
    given(after())
      .when(record({ ...at('2'), journeyId: id('nowhere') }))
      .thenRefused('JOURNEY_NOT_FOUND', ['touchpoints', 0, 'journeyId']))

  it('for a client that is not there', () =>
    given()
      .when(record(at('2')))
      .thenRefused('CLIENT_NOT_FOUND', ['clientId']))

  it('never for the state of its journey: one that changes nothing is kept', () => {
    const history = after(record(at('2', { ...ticket('T-1'), effect: 'resolves' })))
    given(history)
      .when(record(at('3', { ...ticket('T-1'), direction: 'outbound' })))
      .thenMatching({ type: 'TouchpointRecorded' })
  })
})
