import { uuidV5 } from '#event-sourcing'
import { specify } from '#event-sourcing/testing'
import { circleIdOf } from '../domain/circle-difference.js'
import type { CircleKind } from '../domain/circles/circle.js'
import { client } from '../domain/client.js'
import type { ClientCommand, CommandOf, IncomingTouchpoint } from '../domain/commands.js'
import type { ClientEvent } from '../domain/events.js'
import { at, inMarch, on, record } from './bureau.js'
import { id } from './histories.js'

type Told = Partial<IncomingTouchpoint>

const desk = { source: { system: 'desk', thread: 'T-1' } }

/** A touchpoint of the ticket that tells no more than its role. */
export const touch = (day: string, role: string, told: Told = {}): IncomingTouchpoint =>
  at(day, { ...desk, role, ...told })

/** A role answers in the ticket, which is about training. */
export const by = (day: string, role: string, told: Told = {}): ClientCommand =>
  record(touch(day, role, { topic: 'training', direction: 'outbound', intent: 'answer', ...told }))

/** The client asks a role in the ticket. */
export const ask = (day: string, role: string, told: Told = {}): ClientCommand =>
  by(day, role, { direction: 'inbound', intent: 'ask', ...told })

/** Account is asked, and answers half an hour later. */
export const answered = [
  ['2 10:00', ask('2 10:00', 'account')],
  ['2 10:30', by('2 10:30', 'account')],
] as const

/** The journey of the ticket, which account is asked first, on 2 March 2026, 10:00. */
export const journeyId = uuidV5('journey', id('2 10:00'))

export const offer = (name: string, to: string, told: Partial<CommandOf<'OfferHandoff'>> = {}): ClientCommand => ({
  type: 'OfferHandoff',
  journeyId,
  factId: id(`offer ${name}`),
  handoffId: id(name),
  to,
  ...told,
})

export const accept = (name: string): ClientCommand => ({
  type: 'AcceptHandoff',
  journeyId,
  factId: id(`accept ${name}`),
  handoffId: id(name),
})

export const decline = (name: string, instead = 'project'): ClientCommand => ({
  type: 'DeclineHandoff',
  journeyId,
  factId: id(`decline ${name}`),
  handoffId: id(name),
  reason: 'Not ours',
  instead,
})

export const inform = (role: string): ClientCommand => ({
  type: 'InformRole',
  journeyId,
  factId: id(`inform ${role}`),
  role,
})

/** Account promises a date, due at an instant of March 2026. */
export const promise = (name = 'p1', due = '6 12:00'): ClientCommand => ({
  type: 'MakePromise',
  journeyId,
  factId: id(`promise ${name}`),
  promiseId: id(name),
  role: 'account',
  text: 'A date',
  dueAt: inMarch(due),
})

export const keep = (name = 'p1'): CommandOf<'KeepPromise'> => ({
  type: 'KeepPromise',
  journeyId,
  factId: id(`keep ${name}`),
  promiseId: id(name),
})

export const withdraw = (name = 'p1'): ClientCommand => ({
  ...keep(name),
  type: 'WithdrawPromise',
  reason: 'The client agreed.',
})

export const enterStage = (stage: string, told: Partial<CommandOf<'EnterStage'>> = {}): ClientCommand => ({
  type: 'EnterStage',
  journeyId,
  factId: id(`stage ${stage} ${told.authoredBy} ${told.presentedBy}`),
  stage,
  ...told,
})

/** A command at an instant of March 2026, to a client with these events. */
export const when = (day: string, history: readonly ClientEvent[], command: ClientCommand) =>
  specify(client, on(day))(history).when(command)

/** What is announced of a circle of a journey, in its first spell or in the one that a fact began. */
export const about = (kind: CircleKind, events: readonly ClientEvent[], spell = 'first'): ClientEvent[] =>
  events.filter(({ data }) => 'circleId' in data && data.circleId === circleIdOf(data.journeyId, { kind, spell }))

/** All that is announced of circles. */
export const circlesIn = (events: readonly ClientEvent[]): ClientEvent[] =>
  events.filter(({ type }) => type.startsWith('Circle'))
