import { specify } from '#event-sourcing/testing'
import { after, at, context, inMarch, journeyOf, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand, IncomingTouchpoint } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { standingOf } from '../walked.js'

type Command = 'ResolveJourney' | 'ReopenJourney' | 'AbandonJourney' | 'ConfirmResolution'

const now = Date.parse(inMarch('6'))
/** Commands are given on 6 March; touchpoints may come later. */
const when = (history: readonly ClientEvent[], command: ClientCommand) =>
  specify(client, command.type === 'RecordTouchpoints' ? context : { ...context, now })(history).when(command)
const ticket = { source: { system: 'desk', thread: 'T-1' } }
const asked = after(record(at('2', { ...ticket, role: 'support', direction: 'inbound' })))
const journeyId = journeyOf(asked, '2')
const tell = (type: Command): ClientCommand => ({ type, journeyId, factId: id(type) })
const touch = (day: string, told: Partial<IncomingTouchpoint>) => record(at(day, { ...ticket, ...told }))
const lived = (...commands: readonly ClientCommand[]) =>
  commands.reduce<readonly ClientEvent[]>((history, command) => [...history, ...when(history, command).events], asked)
const statusOf = (history: readonly ClientEvent[]) => {
  let status: string | undefined
  specify(
    client,
    context,
  )(history).thenState(({ journeys }) => {
    const journey = journeys.get(journeyId)
    status = journey && standingOf(journey)?.status
  })
  return status
}

describe('a journey is abandoned', () => {
  it('by a member, with a reason', () =>
    when(asked, { ...tell('AbandonJourney'), reason: 'they went elsewhere' } as ClientCommand).thenMatching(
      {
        type: 'JourneyAbandoned',
        data: { journeyId, at: inMarch('6'), order: 0, reason: 'they went elsewhere' },
      },
      { type: 'CircleEntered', data: { kind: 'limbo' } },
      { type: 'CircleEntered', data: { kind: 'forsaken', enteredAt: inMarch('6') } },
    ))

  it.each([
    ['whoever touches it opens it again', touch('7', { role: 'cs', direction: 'internal' }), 'open'],
    ['an ask of ours makes it wait', touch('7', { direction: 'outbound', intent: 'ask' }), 'waiting'],
    ['a member can reopen it', tell('ReopenJourney'), 'open'],
    ['a member can resolve it', tell('ResolveJourney'), 'resolved'],
  ])('and %s', (_, command, status) => {
    const abandoned = lived(tell('AbandonJourney'))
    expect(statusOf(abandoned)).toBe('abandoned')
    expect(statusOf([...abandoned, ...when(abandoned, command).events])).toBe(status)
  })

  it('and goes on with the same spell', () => {
    const history = lived(
      tell('AbandonJourney'),
      touch('6 10:00', { role: 'account' }),
      touch('6 11:00', { role: 'support' }),
    )
    expect(history.filter(({ type }) => type === 'CircleEntered')).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ kind: 'ping-pong', spell: 'first' }) }),
    )
  })

  it('once, and not after its resolution', () => {
    when(lived(tell('AbandonJourney')), { ...tell('AbandonJourney') }).thenRefused('JOURNEY_ALREADY_ABANDONED', [
      'journeyId',
    ])
    when(lived(tell('ResolveJourney')), tell('AbandonJourney')).thenRefused('JOURNEY_ALREADY_RESOLVED', ['journeyId'])
  })
})

describe('a resolution is confirmed', () => {
  const again: ClientCommand = { type: 'ConfirmResolution', journeyId, factId: id('again') }

  it('once', () => {
    const resolved = lived(tell('ResolveJourney'))
    when(resolved, tell('ConfirmResolution')).then({
      type: 'ResolutionConfirmed',
      data: { journeyId, factId: id('ConfirmResolution'), at: inMarch('6'), order: 1 },
    })
    when(lived(tell('ResolveJourney'), tell('ConfirmResolution')), again).thenNothing()
  })

  it('and stands as it was', () =>
    expect(statusOf(lived(tell('ResolveJourney'), tell('ConfirmResolution')))).toBe('resolved'))

  it('not where the client has said so, with the resolution or behind it', () => {
    const confirms = { direction: 'inbound', intent: 'confirm' } as const
    when(lived(touch('3', { ...confirms, effect: 'resolves' })), again).thenNothing()
    when(lived(touch('3', { effect: 'resolves' }), touch('4', confirms)), again).thenNothing()
  })

  it('anew after a reopening', () =>
    when(
      lived(tell('ResolveJourney'), tell('ConfirmResolution'), tell('ReopenJourney'), {
        type: 'ResolveJourney',
        journeyId,
        factId: id('resolved again'),
      }),
      again,
    ).thenMatching({ type: 'ResolutionConfirmed' }))

  it('only where there is one', () => {
    for (const history of [asked, lived(tell('ResolveJourney'), tell('ReopenJourney'))])
      when(history, tell('ConfirmResolution')).thenRefused('JOURNEY_NOT_RESOLVED', ['journeyId'])
  })

  it('and moves nothing where a late fact shows that the journey was reopened before', () => {
    const history = lived(
      touch('3', { effect: 'resolves' }),
      tell('ConfirmResolution'),
      touch('4', { effect: 'waits' }),
    )
    expect(statusOf(history)).toBe('waiting')
  })
})

it.each(['ResolveJourney', 'ReopenJourney', 'AbandonJourney', 'ConfirmResolution'] as const)(
  '%s is refused for a journey that the client does not have',
  (type) =>
    when(asked, { type, journeyId: id('nowhere'), factId: id(type) }).thenRefused('JOURNEY_NOT_FOUND', ['journeyId']),
)
