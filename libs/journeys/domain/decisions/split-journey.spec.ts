import { specify } from '#event-sourcing/testing'
import { after, at, context, journeyOf, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand, IncomingTouchpoint } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { topicOf } from '../journey.js'

const given = specify(client, context)
const thread = (name: string) => ({ source: { system: 'desk', thread: name } })
const told = (...touchpoints: IncomingTouchpoint[]) => after(record(...touchpoints))
const split = (history: readonly ClientEvent[], ...days: string[]): ClientCommand => ({
  type: 'SplitJourney',
  journeyId: journeyOf(history, '2'),
  newJourneyId: id('new'),
  touchpointIds: days.map(id),
})
const followed = (history: readonly ClientEvent[], command: ClientCommand) => [
  ...history,
  ...given(history).when(command).events,
]
const outlined = (events: readonly ClientEvent[]) =>
  events.map(({ type, data }) => ('kind' in data ? `${type} ${data.kind}` : type))

describe('a journey that is two needs is split', () => {
  const ticket = thread('T-1')

  it('into a new one with the touchpoints that are named, in their order', () => {
    const history = told(at('2', ticket), at('3', ticket), at('4', ticket), at('5', ticket))
    given(history)
      .when(split(history, '5', '3', '5'))
      .thenMatching(
        { type: 'JourneyOpened', data: { journeyId: id('new'), number: 2, key: 'BUREAU-2' } },
        {
          type: 'JourneySplit',
          data: { fromJourneyId: journeyOf(history, '2'), toJourneyId: id('new'), touchpointIds: [id('3'), id('5')] },
        },
      )
  })

  it('and each has the circles that its own touchpoints show', () => {
    const history = told(
      at('2', { ...ticket, role: 'account' }),
      at('3', { ...ticket, role: 'support' }),
      at('4', { ...ticket, role: 'account' }),
    )
    expect(outlined(history)).toContain('CircleEntered ping-pong')
    expect(outlined(given(history).when(split(history, '3')).events)).toEqual([
      'JourneyOpened',
      'JourneySplit',
      'CircleRetracted',
    ])
  })

  it('and the new one takes its topic from its own touchpoints; what members said stays behind', () => {
    const told = after(record(at('2', ticket)), record(at('3', { ...ticket, topic: 'training' })))
    const history = followed(told, {
      type: 'ChangeJourney',
      journeyId: journeyOf(told, '2'),
      title: 'Angles',
      topic: 'billing',
    })
    given(history)
      .when(split(history, '3'))
      .thenState(({ journeys, byTopic }) => {
        const [first, second] = [...journeys.values()]
        expect(first).toMatchObject({ title: 'Angles', changedTopic: 'billing' })
        expect([second?.title, second?.changedTopic]).toEqual([undefined, undefined])
        expect(second && topicOf(second)).toBe('training')
        expect([...(byTopic.get('training')?.open ?? [])]).toEqual([id('new')])
      })
  })

  it('and a resolution that a member commanded stays with the first', () => {
    const open = told(at('2', ticket), at('3', ticket))
    const resolved = followed(open, {
      type: 'ResolveJourney',
      journeyId: journeyOf(open, '2'),
      factId: id('resolved'),
    })
    given(resolved)
      .when(split(resolved, '3'))
      .thenState(({ journeys }) =>
        expect([...journeys.values()].map(({ facts }) => facts.map(({ touchpoint }) => touchpoint))).toEqual([
          [true, false],
          [true],
        ]),
      )
  })

  it('and a merge of the two is never proposed', () => {
    const january = { ...at('2', { ...ticket, topic: 'training' }), occurredAt: '2026-01-01T09:00:00.000Z' }
    const may = { ...at('5', { ...ticket, topic: 'training' }), occurredAt: '2026-05-01T09:00:00.000Z' }
    const bridge = record({ ...at('3', { topic: 'training' }), occurredAt: '2026-03-01T09:00:00.000Z' })
    const whole = after(record(january), record(may))
    expect(outlined(given(followed(whole, split(whole, '5'))).when(bridge).events)).not.toContain('MergeProposed')
  })
})

describe('after a split, a thread stays with its first touchpoint', () => {
  const joins = (history: readonly ClientEvent[], day: string, threadName: string) =>
    given(history).when(record(at(day, thread(threadName)))).events[0]

  it('behind', () => {
    const history = told(at('2', thread('T-1')), at('3', thread('T-1')))
    expect(joins(followed(history, split(history, '3')), '6', 'T-1')).toMatchObject({
      data: { journeyId: journeyOf(history, '2'), stitchedBy: 'thread' },
    })
  })

  it('or with it into the new journey', () => {
    const history = told(
      at('2', { ...thread('T-1'), topic: 'training' }),
      at('3', { ...thread('T-2'), topic: 'training' }),
    )
    const apart = followed(history, split(history, '3'))
    expect(joins(apart, '6', 'T-2')).toMatchObject({ data: { journeyId: id('new'), stitchedBy: 'thread' } })
    expect(joins(apart, '6', 'T-1')).toMatchObject({ data: { journeyId: journeyOf(history, '2') } })
  })

  it('as it does when that one is moved alone', () => {
    const history = told(at('2', thread('T-1')), at('3', thread('T-1')), at('4', { topic: 'billing' }))
    const moved = followed(history, {
      type: 'MoveTouchpoint',
      touchpointId: id('2'),
      toJourneyId: journeyOf(history, '4'),
    })
    expect(joins(moved, '6', 'T-1')).toMatchObject({ data: { journeyId: journeyOf(history, '4') } })
  })
})

describe('a split is refused', () => {
  const history = told(at('2', thread('T-1')), at('3', thread('T-1')), at('4', thread('T-2')))

  it('where the new journey would take all touchpoints', () => {
    const resolved = followed(history, {
      type: 'ResolveJourney',
      journeyId: journeyOf(history, '2'),
      factId: id('resolved'),
    })
    given(resolved)
      .when(split(resolved, '2', '3'))
      .thenRefused('JOURNEY_WOULD_BE_EMPTY', ['touchpointIds'])
  })

  it('where a touchpoint is unknown, is of another journey, or is none', () => {
    const resolved = followed(history, {
      type: 'ResolveJourney',
      journeyId: journeyOf(history, '2'),
      factId: id('resolved'),
    })
    for (const stranger of ['nowhere', '4', 'resolved'])
      given(resolved)
        .when(split(resolved, '3', stranger))
        .thenRefused('TOUCHPOINT_NOT_FOUND', ['touchpointIds', 1])
  })

  it('where the client has no such journey', () =>
    given(history)
      .when({ type: 'SplitJourney', journeyId: id('nowhere'), newJourneyId: id('new'), touchpointIds: [id('2')] })
      .thenRefused('JOURNEY_NOT_FOUND', ['journeyId']))
})
