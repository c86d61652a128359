import { specify } from '#event-sourcing/testing'
import { after, at, context, journeyOf, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand } from '../commands.js'
import type { ClientEvent } from '../events.js'

const given = specify(client, context)
const january = { ...at('1', { topic: 'training' }), occurredAt: '2026-01-01T09:00:00.000Z' }
const may = { ...at('5', { topic: 'training' }), occurredAt: '2026-05-01T09:00:00.000Z' }
const bridge = (day: string) => record({ ...at(day, { topic: 'training' }), occurredAt: '2026-03-01T09:00:00.000Z' })
const history = after(record(january), record(may), bridge('3'))
const [one, other] = [journeyOf(history, '1'), journeyOf(history, '5')]
const refuseMerge = (journeyId = one, withJourneyId = other): ClientCommand => ({
  type: 'RefuseMerge',
  journeyId,
  withJourneyId,
  reason: 'two trainings',
})
const followed = (events: readonly ClientEvent[], command: ClientCommand) => [
  ...events,
  ...given(events).when(command).events,
]
const typesOf = (events: readonly ClientEvent[]) => events.map(({ type }) => type)

describe('a merge that was proposed is refused', () => {
  it('with the reason, whichever of the two is named first', () => {
    const data = { journeyId: one, withJourneyId: other, reason: 'two trainings' }
    given(history).when(refuseMerge()).then({ type: 'MergeRefused', data })
    given(history)
      .when(refuseMerge(other, one))
      .then({ type: 'MergeRefused', data: { ...data, journeyId: other, withJourneyId: one } })
  })

  it('and not proposed again, whatever arrives', () => {
    expect(typesOf(history)).toContain('MergeProposed')
    expect(typesOf(given(followed(history, refuseMerge())).when(bridge('4')).events)).not.toContain('MergeProposed')
  })

  it('and can be made by hand all the same', () =>
    expect(
      typesOf(
        given(followed(history, refuseMerge())).when({
          type: 'MergeJourneys',
          fromJourneyId: other,
          intoJourneyId: one,
        }).events,
      ),
    ).toContain('JourneysMerged'))
})

describe('no merge is refused', () => {
  it('that was never proposed', () =>
    given(after(record(january), record(may)))
      .when(refuseMerge())
      .thenRefused('PROPOSAL_NOT_FOUND', ['withJourneyId']))

  it('twice', () =>
    given(followed(history, refuseMerge())).when(refuseMerge(other, one)).thenRefused('PROPOSAL_NOT_FOUND'))

  it('after it was made, or one of the two was merged into a third', () => {
    const third = after(record(january), record(may), bridge('3'), record(at('9', { topic: 'billing' })))
    for (const intoJourneyId of [one, journeyOf(third, '9')])
      given(followed(third, { type: 'MergeJourneys', fromJourneyId: other, intoJourneyId }))
        .when(refuseMerge())
        .thenRefused('PROPOSAL_NOT_FOUND')
  })

  it('of a journey that is not there', () =>
    given(history)
      .when(refuseMerge(one, id('nowhere')))
      .thenRefused('PROPOSAL_NOT_FOUND'))
})
