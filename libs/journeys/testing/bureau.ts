import type { CharterHistory } from '#charter'
import { client } from '../domain/client.js'
import type { ClientCommand, CommandOf, IncomingTouchpoint } from '../domain/commands.js'
import type { ClientEvent } from '../domain/events.js'
import { CLIENT, charters, id } from './histories.js'

/** The present of the specs: nothing in them happens later. */
export const now = Date.parse('2026-06-01T00:00:00Z')
export const context = { now, charters: charters() }

export const bureau: ClientCommand = {
  type: 'RegisterClient',
  clientId: CLIENT,
  code: 'BUREAU',
  name: 'Bureau of Angles',
  refs: [],
}

type Told = Omit<IncomingTouchpoint, 'touchpointId' | 'occurredAt'>

/** An instant of March 2026, or another month of that year: `4 15:00`. */
export function inMarch(day: string, month = 3): string {
  const [date = '1', time = '09:00'] = day.split(' ')
  return new Date(
    Date.UTC(2026, month - 1, Number(date), Number(time.slice(0, 2)), Number(time.slice(3))),
  ).toISOString()
}

/** A touchpoint at an instant of March 2026, `4 15:00`; named by the instant. */
export const at = (day: string, told: Told = {}): IncomingTouchpoint => ({
  touchpointId: id(day),
  occurredAt: inMarch(day),
  ...told,
})

/** Lets time pass up to an instant of March 2026, or of another month. */
export const letTimePass = (day: string, month = 3): ClientCommand => ({
  type: 'LetTimePass',
  until: inMarch(day, month),
})

export const record = (...touchpoints: IncomingTouchpoint[]): CommandOf<'RecordTouchpoints'> => ({
  type: 'RecordTouchpoints',
  touchpoints,
})

/** The events of a client who lived through these commands. */
export function after(...commands: readonly ClientCommand[]): ClientEvent[] {
  let state = client.initialState()
  return [bureau, ...commands].flatMap((command) => {
    const events = client.decide(state, command, context)
    for (const event of events) state = client.evolve(state, event)
    return [...structuredClone(events)]
  })
}

/** The context of a decision at an instant of March 2026. */
export const on = (day: string): typeof context => ({ ...context, now: Date.parse(inMarch(day)) })

type Lived = readonly (readonly [day: string, command: ClientCommand])[]

/** The events of a client who lived through these commands, each at its own instant of March 2026. */
export const lived = (...told: Lived): ClientEvent[] => livedUnder(context.charters, ...told)

/** The same, under other charters. */
export function livedUnder(charters: CharterHistory, ...told: Lived): ClientEvent[] {
  let state = client.initialState()
  return [['1', bureau] as const, ...told].flatMap(([day, command]) => {
    const events = client.decide(state, command, { ...on(day), charters })
    for (const event of events) state = client.evolve(state, event)
    return [...structuredClone(events)]
  })
}

/** The id of the journey that the touchpoint of this instant opens. */
export function journeyOf(events: readonly ClientEvent[], day: string): string {
  for (const event of events) {
    if (event.type === 'TouchpointRecorded' && event.data.touchpointId === id(day)) return event.data.journeyId
  }
  throw new Error(`No touchpoint was recorded on ${day}.`)
}
