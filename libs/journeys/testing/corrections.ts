import fc from 'fast-check'
import { DomainError } from '#event-sourcing'
import type { ClientCommand } from '../domain/commands.js'
import { DAY, EPOCH, id, type Life } from './histories.js'

/** What a correction can be about: lots are drawn from what the client has when it comes. */
interface Draw {
  readonly commandId: string
  /** Milliseconds since 1970. */
  readonly now: number
  journey(lot: number): string
  touchpoint(lot: number): string
  touchpointIn(journeyId: string, lot: number): string
  circle(lot: number): string
  proposal(lot: number): readonly [string, string]
  /** A journey, and an offer or a promise that was made in it. */
  handoff(lot: number): readonly [string, string]
  promise(lot: number): readonly [string, string]
}

const roles = ['account', 'support', 'project', 'product', 'cs'] as const
const role = (lot: number) => roles[lot % roles.length] ?? 'cs'

const commands = {
  ResolveJourney: ({ journey, commandId }, [one]) => ({
    type: 'ResolveJourney',
    journeyId: journey(one),
    factId: commandId,
  }),
  ReopenJourney: ({ journey, commandId }, [one]) => ({
    type: 'ReopenJourney',
    journeyId: journey(one),
    factId: commandId,
  }),
  AbandonJourney: ({ journey, commandId }, [one]) => ({
    type: 'AbandonJourney',
    journeyId: journey(one),
    factId: commandId,
  }),
  ConfirmResolution: ({ journey, commandId }, [one]) => ({
    type: 'ConfirmResolution',
    journeyId: journey(one),
    factId: commandId,
  }),
  ChangeJourney: ({ journey }, [one, two]) => ({
    type: 'ChangeJourney',
    journeyId: journey(one),
    topic: two % 2 === 0 ? 'training' : 'billing',
  }),
  MoveTouchpoint: ({ journey, touchpoint }, [one, two]) => ({
    type: 'MoveTouchpoint',
    touchpointId: touchpoint(one),
    toJourneyId: journey(two),
  }),
  MergeJourneys: ({ journey }, [one, two]) => ({
    type: 'MergeJourneys',
    fromJourneyId: journey(one),
    intoJourneyId: journey(two),
  }),
  SplitJourney: ({ journey, touchpointIn, commandId }, [one, ...lots]) => ({
    type: 'SplitJourney',
    journeyId: journey(one),
    newJourneyId: commandId,
    touchpointIds: lots.map((lot) => touchpointIn(journey(one), lot)),
  }),
  RefuseMerge: ({ proposal }, [one]) => {
    const [journeyId, withJourneyId] = proposal(one)
    return { type: 'RefuseMerge', journeyId, withJourneyId }
  },
  AcknowledgeCircle: ({ circle }, [one]) => ({ type: 'AcknowledgeCircle', circleId: circle(one) }),
  OfferHandoff: ({ journey, commandId }, [one, two, three]) => ({
    type: 'OfferHandoff',
    journeyId: journey(one),
    factId: commandId,
    handoffId: commandId,
    to: role(two),
    ...(three % 2 === 0 && { from: role(three) }),
    ...(three % 3 === 0 && { briefing: 'as told' }),
  }),
  AcceptHandoff: ({ handoff, commandId }, [one]) => {
    const [journeyId, handoffId] = handoff(one)
    return { type: 'AcceptHandoff', journeyId, handoffId, factId: commandId }
  },
  DeclineHandoff: ({ handoff, commandId }, [one, two]) => {
    const [journeyId, handoffId] = handoff(one)
    return { type: 'DeclineHandoff', journeyId, handoffId, factId: commandId, reason: 'not ours', instead: role(two) }
  },
  InformRole: ({ journey, commandId }, [one, two]) => ({
    type: 'InformRole',
    journeyId: journey(one),
    factId: commandId,
    role: role(two),
  }),
  MakePromise: ({ journey, commandId, now }, [one, two, three]) => ({
    type: 'MakePromise',
    journeyId: journey(one),
    factId: commandId,
    promiseId: commandId,
    role: role(two),
    text: 'a session',
    dueAt: new Date(now + (three + 1) * DAY).toISOString(),
  }),
  KeepPromise: ({ promise, commandId }, [one]) => {
    const [journeyId, promiseId] = promise(one)
    return { type: 'KeepPromise', journeyId, promiseId, factId: commandId }
  },
  WithdrawPromise: ({ promise, commandId }, [one]) => {
    const [journeyId, promiseId] = promise(one)
    return { type: 'WithdrawPromise', journeyId, promiseId, factId: commandId }
  },
  EnterStage: ({ journey, commandId }, [one, two, three]) => ({
    type: 'EnterStage',
    journeyId: journey(one),
    factId: commandId,
    stage: two % 2 === 0 ? 'brief' : 'proposal',
    ...(three % 2 === 0 && { authoredBy: role(three), presentedBy: role(two) }),
  }),
  DismissCircle: ({ circle }, [one]) => ({ type: 'DismissCircle', circleId: circle(one), reason: 'as agreed' }),
  ChangeClient: (_, [one]) => ({ type: 'ChangeClient', name: `Acme ${one % 3}` }),
  LinkClientRef: (_, [one]) => ({ type: 'LinkClientRef', ref: { system: 'crm', id: String(one % 3) } }),
  AddContact: ({ commandId }, [one]) => ({ type: 'AddContact', contactId: commandId, name: `Ada ${one % 3}` }),
  AssignMember: (_, [one, two, three]) => ({
    type: 'AssignMember',
    memberId: id(`member ${one % 2}`),
    memberRoles: roles.slice(0, 2),
    role: role(two % 3),
    as: three % 2 === 0 ? 'primary' : 'backup',
  }),
  ReleaseMember: (_, [one, two]) => ({
    type: 'ReleaseMember',
    memberId: id(`member ${one % 2}`),
    role: role(two % 2),
  }),
} satisfies { readonly [Type in ClientCommand['type']]?: (draw: Draw, lots: Lots) => ClientCommand }

type Lots = readonly [number, number, number]

/** What a member does to the journeys of a client, without saying yet to which. */
export interface Correction {
  readonly type: keyof typeof commands
  readonly lots: Lots
}

const lot = fc.nat(30)
const oneOf = (...types: Correction['type'][]): fc.Arbitrary<Correction> =>
  fc.record({ type: fc.constantFrom(...types), lots: fc.tuple(lot, lot, lot) })

const ofTheClient = ['ChangeClient', 'LinkClientRef', 'AddContact', 'AssignMember', 'ReleaseMember'] as const
const ofJourneys = (Object.keys(commands) as Correction['type'][]).filter((type) =>
  ofTheClient.every((each) => each !== type),
)

/** Anything that a member may do to the journeys. */
export const correction = oneOf(...ofJourneys)

/** What a member may say of the client, and of who serves them. */
export const clientWord = oneOf(...ofTheClient)

/** Journeys handed over, promises made and kept. */
export const handover = oneOf('OfferHandoff', 'AcceptHandoff', 'DeclineHandoff', 'MakePromise', 'KeepPromise')

/** The command that a correction is, and when it comes: it names what the client has. */
export function commandFrom(
  life: Life,
  { type, lots }: Correction,
  index: number,
): { readonly command: ClientCommand; readonly now: number } {
  const now = EPOCH + lots[2] * DAY
  return { command: commands[type](drawFrom(life, id(`commanded ${index}`), now), lots), now }
}

/** Gives the command; tells the refusal, if it is refused, which leaves no trace. */
export function attempt(life: Life, correction: Correction, index: number): DomainError | undefined {
  const events = life.events.length
  const { command, now } = commandFrom(life, correction, index)
  try {
    life.tell(command, now)
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(life.events).toHaveLength(events)
    return error
  }
}

function drawFrom(life: Life, commandId: string, now: number): Draw {
  const one = (ids: readonly string[], lot: number): string => ids[lot % ids.length] ?? id('nowhere')
  const journeys = life.journeys()
  const made = (type: 'offer' | 'promise') =>
    journeys.flatMap((journey) =>
      journey.facts.flatMap((fact) => (fact.deed?.type === type ? [`${journey.id} ${fact.id}`] : [])),
    )
  const pair = (text: string): readonly [string, string] => {
    const [one = '', other = ''] = text.split(' ')
    return [one, other]
  }
  const circles = journeys.flatMap(({ announced }) => [...announced.values()].map(({ circleId }) => circleId))
  return {
    commandId,
    now,
    journey: (lot) =>
      one(
        journeys.map((journey) => journey.id),
        lot,
      ),
    touchpoint: (lot) => one([...life.state.touchpoints.keys()], lot),
    touchpointIn: (journeyId, lot) =>
      one(life.state.journeys.get(journeyId)?.facts.flatMap((fact) => (fact.touchpoint ? [fact.id] : [])) ?? [], lot),
    circle: (lot) => one(circles, lot),
    proposal: (lot) => pair(one([...life.state.proposals.keys()], lot)),
    handoff: (lot) => pair(one(made('offer'), lot)),
    promise: (lot) => pair(one(made('promise'), lot)),
  }
}
