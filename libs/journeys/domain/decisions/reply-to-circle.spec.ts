import { specify } from '#event-sourcing/testing'
import { after, at, context, journeyOf, record } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand } from '../commands.js'
import type { ClientEvent } from '../events.js'

const given = specify(client, context)
const ticket = { source: { system: 'desk', thread: 'T-1' } }
const by = (day: string, role: string) => record(at(day, { ...ticket, role }))
const pingPong = after(by('2', 'account'), by('3', 'support'), by('5', 'account'))
const journeyId = journeyOf(pingPong, '2')
const circleId = circleOf(pingPong, 'ping-pong')

function circleOf(events: readonly ClientEvent[], kind: string): string {
  for (const { type, data } of events) if (type === 'CircleEntered' && data.kind === kind) return data.circleId
  throw new Error(`No ${kind} was entered.`)
}

const acknowledge: ClientCommand = { type: 'AcknowledgeCircle', circleId, note: 'I call them' }
const dismiss: ClientCommand = { type: 'DismissCircle', circleId, reason: 'they asked for it' }
const lived = (...commands: readonly ClientCommand[]) =>
  commands.reduce<readonly ClientEvent[]>(
    (history, command) => [...history, ...given(history).when(command).events],
    pingPong,
  )
const saidOf = (history: readonly ClientEvent[]) => {
  let said: unknown
  given(history).thenState(({ journeys }) => {
    const circle = journeys.get(journeyId)?.announced.get('ping-pong first')
    said = circle && [circle.acknowledged, circle.dismissed]
  })
  return said
}

describe('a circle', () => {
  it('is acknowledged once', () => {
    given(pingPong)
      .when(acknowledge)
      .then({ type: 'CircleAcknowledged', data: { circleId, journeyId, note: 'I call them' } })
    given(lived(acknowledge)).when({ type: 'AcknowledgeCircle', circleId }).thenNothing()
  })

  it('is dismissed once, with a reason', () => {
    given(pingPong)
      .when(dismiss)
      .then({ type: 'CircleDismissed', data: { circleId, journeyId, reason: 'they asked for it' } })
    given(lived(dismiss)).when(dismiss).thenNothing()
  })

  it('may be both', () => expect(saidOf(lived(acknowledge, dismiss))).toEqual([true, true]))

  it('stays dismissed when it grows, is left, or is corrected', () => {
    expect(saidOf(lived(dismiss, by('6', 'support')))).toEqual([undefined, true])
    expect(saidOf(lived(dismiss, record(at('6', { ...ticket, effect: 'resolves' }))))).toEqual([undefined, true])
    const corrected = lived(dismiss, by('2 10:00', 'support'), by('2 11:00', 'account'))
    expect(corrected.map(({ type }) => type)).toContain('CircleCorrected')
    expect(saidOf(corrected)).toEqual([undefined, true])
  })

  it('is not dismissed any more once it was retracted, even if it comes back', () => {
    const retracted = lived(dismiss, by('4', 'cs'))
    expect(retracted.map(({ type }) => type)).toContain('CircleRetracted')
    expect(saidOf(retracted)).toBeUndefined()
    const back = [...retracted, ...given(retracted).when(by('6', 'cs')).events]
    expect(saidOf(back)).toEqual([undefined, undefined])
  })

  it('is judged by the rules as before', () => {
    const grown = given(pingPong).when(by('6', 'support')).events
    expect(given(lived(acknowledge, dismiss)).when(by('6', 'support')).events).toEqual(grown)
  })

  it.each([
    ['acknowledged', { ...acknowledge, circleId: id('nowhere') }],
    ['dismissed', { ...dismiss, circleId: id('nowhere') }],
  ] as const)('that no journey of the client was in cannot be %s', (_, command) =>
    given(pingPong).when(command).thenRefused('CIRCLE_NOT_FOUND', ['circleId']),
  )
})
