import { at, bureau, inMarch, on, record } from '../testing/bureau.js'
import { charters, recorded } from '../testing/histories.js'
import { client } from './client.js'
import type { ClientCommand } from './commands.js'
import { historyAsOf } from './history-as-of.js'

const instant = (day: string): number => Date.parse(inMarch(day))

/** The history of a client who lived through these commands, each recorded at its own instant of March 2026. */
function heardOf(...told: readonly (readonly [day: string, command: ClientCommand])[]) {
  let state = client.initialState()
  return [['1', bureau] as const, ...told].flatMap(([day, command]) => {
    const events = client.decide(state, command, on(day))
    for (const event of events) state = client.evolve(state, event)
    const ofDay = recorded(events)
    return ofDay.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: inMarch(day) } }))
  })
}

const touch = (day: string, role: string, topic?: string) => {
  const thread = { source: { system: 'desk', thread: 'T-1' } }
  return record(at(day, { ...thread, role, direction: 'outbound', ...(topic && { topic }) }))
}

describe('the history of a client as it would read', () => {
  // A bounce in the first days; its last touchpoint, and the topic, are heard of ten days later.
  const history = heardOf(
    ['2', touch('2', 'account')],
    ['3', touch('3', 'support')],
    ['13', touch('4', 'account')],
    ['14', touch('14', 'cs', 'training')],
  )
  const told = (look: Parameters<typeof historyAsOf>[2]) =>
    historyAsOf(history, charters(), look).map(({ type }) => type)

  it('is by what had been recorded what had been recorded', () => {
    expect(told({ knownAt: instant('12') })).toEqual([
      'ClientRegistered',
      'JourneyOpened',
      'TouchpointRecorded',
      'TouchpointRecorded',
    ])
    expect(historyAsOf(history, charters(), {})).toEqual(history)
  })

  it('is at an instant what happened by then, with the topic of all times and the circles that the rules find', () => {
    const then = historyAsOf(history, charters(), { at: instant('5') })
    expect(then.map(({ type }) => type)).toEqual([
      'ClientRegistered',
      'JourneyOpened',
      ...Array.from({ length: 3 }, () => 'TouchpointRecorded'),
      'JourneyChanged',
      ...Array.from({ length: 2 }, () => 'CircleCorrected'),
    ])
    const found = then.flatMap((event) => (event.type === 'CircleCorrected' ? event.data : []))
    expect(found).toMatchObject([
      { kind: 'wrong-door', visits: [{ enteredAt: inMarch('3'), missing: 'cs' }] },
      { kind: 'ping-pong', visits: [{ enteredAt: inMarch('4') }] },
    ])
    expect(then.find(({ type }) => type === 'JourneyChanged')?.data).toMatchObject({ topic: 'training' })
  })

  it('keeps what members said to the circles, which counts on every day', () => {
    const circleId = history.flatMap((event) => (event.type === 'CircleEntered' ? event.data.circleId : []))[0] ?? ''
    const dismissed = heardOf(
      ['2', touch('2', 'account')],
      ['3', touch('3', 'support')],
      ['13', touch('4', 'account')],
      ['14', touch('14', 'cs', 'training')],
      ['15', { type: 'DismissCircle', circleId, reason: 'as agreed' }],
    )
    expect(historyAsOf(dismissed, charters(), { at: instant('5') }).map(({ type }) => type)).toContain(
      'CircleDismissed',
    )
  })

  it('begins with nothing', () => {
    expect(told({ at: instant('1') })).toEqual(['ClientRegistered', 'JourneyOpened'])
    expect(historyAsOf([], charters(), { at: instant('1') })).toEqual([])
  })
})
