import type { Deed, Receiver } from './deed.js'
import type { ClientEvent } from './events.js'
import type { Fact } from './fact.js'

/** It changes no status; its deed is what the rules look at. */
const deedAlone = { assisting: false } as const

/**
 * What a member commands of a journey, by the event that tells it. A confirmation hands on the client's word:
 * on the timeline, it moves nothing.
 */
const commanded = {
  JourneyResolved: { effect: 'resolves', assisting: false },
  JourneyReopened: { effect: 'reopens', assisting: false },
  JourneyAbandoned: { effect: 'abandons', assisting: false },
  ResolutionConfirmed: { direction: 'inbound', intent: 'confirm', assisting: true },
  HandoffOffered: deedAlone,
  HandoffAccepted: deedAlone,
  HandoffDeclined: deedAlone,
  RoleInformed: deedAlone,
  PromiseMade: deedAlone,
  PromiseKept: deedAlone,
  PromiseWithdrawn: deedAlone,
  StageEntered: deedAlone,
} as const satisfies Partial<Record<ClientEvent['type'], Partial<Fact>>>

export type CommandedType = keyof typeof commanded
export const commandedTypes = Object.keys(commanded) as CommandedType[]
export type CommandedEvent = Extract<ClientEvent, { type: CommandedType }>

/** Whether an event tells of a fact that a member commanded. */
export const isCommanded = (event: ClientEvent): event is CommandedEvent => event.type in commanded

/** A fact that a member commanded: it names no holder, and is no touchpoint. */
export const commandedFact = (type: CommandedType, place: Pick<Fact, 'id' | 'at' | 'order'>): Fact => ({
  ...place,
  ...commanded[type],
  touchpoint: false,
})

/** The fact in an event that tells of one. */
export function commandedFactIn(event: CommandedEvent): Fact {
  const { factId, at, order } = event.data
  const deed = deedIn(event)
  return { ...commandedFact(event.type, { id: factId, at: Date.parse(at), order }), ...(deed && { deed }) }
}

/** What a member did, where the event tells of more than a status. */
export function deedIn({ type, data }: CommandedEvent): Deed | undefined {
  switch (type) {
    case 'HandoffOffered': {
      const { handoffId, from, to, toTeam, toMember, briefing, consent, acceptBy } = data
      return {
        type: 'offer',
        handoffId,
        ...(from !== undefined && { from }),
        to: receiver(to, toTeam, toMember),
        briefed: briefing !== undefined,
        ...(consent && { consented: consent }),
        ...(acceptBy !== undefined && { acceptBy: Date.parse(acceptBy) }),
      }
    }
    case 'HandoffAccepted': {
      const { handoffId, role, member } = data
      return { type: 'accept', handoffId, role, ...(member !== undefined && { member }) }
    }
    case 'HandoffDeclined':
      return { type: 'decline', handoffId: data.handoffId, role: data.role, instead: data.instead }
    case 'RoleInformed':
      return { type: 'inform', to: receiver(data.role, data.team, data.member) }
    case 'PromiseMade':
      return { type: 'promise', promiseId: data.promiseId, role: data.role, dueAt: Date.parse(data.dueAt) }
    case 'PromiseKept':
      return { type: 'keep', promiseId: data.promiseId }
    case 'PromiseWithdrawn':
      return { type: 'withdraw', promiseId: data.promiseId }
    case 'StageEntered': {
      const { stage, authoredBy, presentedBy } = data
      return { type: 'stage', stage, ...(authoredBy && { authoredBy }), ...(presentedBy && { presentedBy }) }
    }
    case 'JourneyResolved':
    case 'JourneyReopened':
    case 'JourneyAbandoned':
    case 'ResolutionConfirmed':
      return undefined
  }
}

const receiver = (role: string, team: string | undefined, member: string | undefined): Receiver => ({
  role,
  ...(team !== undefined && { team }),
  ...(member !== undefined && { member }),
})
