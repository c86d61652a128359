import type { AssignmentKind } from './assignments.js'
import type { ClientRef } from './client-ref.js'
import type { Contact } from './contact.js'
import type { Priority } from './events.js'
import type { Touchpoint } from './touchpoint.js'

/** A touchpoint to be recorded: its id, and the journey where the sender knows it. */
export interface IncomingTouchpoint extends Touchpoint {
  readonly touchpointId: string
  readonly journeyId?: string
}

/** What a member says of a journey: the id of the fact that it becomes. */
interface OnJourney {
  readonly journeyId: string
  readonly factId: string
}

/** What a client can be asked to do. Ids come in; instants of the present come in the context. */
export type ClientCommand =
  | {
      readonly type: 'RegisterClient'
      readonly clientId: string
      readonly code: string
      readonly name: string
      readonly refs: readonly ClientRef[]
    }
  | { readonly type: 'LinkClientRef'; readonly ref: ClientRef }
  | { readonly type: 'ChangeClient'; readonly name: string }
  | ({ readonly type: 'AddContact'; readonly contactId: string } & Contact)
  | {
      readonly type: 'AssignMember'
      readonly memberId: string
      /** The roles that the member has. */
      readonly memberRoles: readonly string[]
      readonly role: string
      readonly as: AssignmentKind
      /** ISO 8601, like `to`; from now on where it is missing. */
      readonly from?: string
      readonly to?: string
    }
  | { readonly type: 'ReleaseMember'; readonly memberId: string; readonly role: string; readonly at?: string }
  | { readonly type: 'RecordTouchpoints'; readonly touchpoints: readonly IncomingTouchpoint[] }
  | { readonly type: 'ResolveJourney'; readonly journeyId: string; readonly factId: string }
  | { readonly type: 'ReopenJourney'; readonly journeyId: string; readonly factId: string }
  | {
      readonly type: 'AbandonJourney'
      readonly journeyId: string
      readonly factId: string
      readonly reason?: string
    }
  | { readonly type: 'ConfirmResolution'; readonly journeyId: string; readonly factId: string }
  | {
      readonly type: 'ChangeJourney'
      readonly journeyId: string
      readonly title?: string
      readonly topic?: string
      readonly priority?: Priority
      readonly labels?: readonly string[]
    }
  | (OnJourney & {
      readonly type: 'OfferHandoff'
      readonly handoffId: string
      /** The role that gives the journey away; the one that has it by default. */
      readonly from?: string
      readonly to: string
      readonly toTeam?: string
      readonly toMember?: string
      readonly briefing?: string
      /** Whether the client has agreed to it. */
      readonly consent?: boolean
    })
  | (OnJourney & { readonly type: 'AcceptHandoff'; readonly handoffId: string; readonly member?: string })
  | (OnJourney & {
      readonly type: 'DeclineHandoff'
      readonly handoffId: string
      readonly reason: string
      /** The role to go to instead. */
      readonly instead: string
    })
  | (OnJourney & {
      readonly type: 'InformRole'
      readonly role: string
      readonly team?: string
      readonly member?: string
      readonly briefing?: string
    })
  | (OnJourney & {
      readonly type: 'MakePromise'
      readonly promiseId: string
      readonly role: string
      readonly member?: string
      readonly text: string
      /** ISO 8601, still to come. */
      readonly dueAt: string
    })
  | (OnJourney & { readonly type: 'KeepPromise'; readonly promiseId: string })
  | (OnJourney & { readonly type: 'WithdrawPromise'; readonly promiseId: string; readonly reason?: string })
  | (OnJourney & {
      readonly type: 'EnterStage'
      readonly stage: string
      readonly authoredBy?: string
      readonly presentedBy?: string
    })
  | { readonly type: 'MoveTouchpoint'; readonly touchpointId: string; readonly toJourneyId: string }
  | { readonly type: 'MergeJourneys'; readonly fromJourneyId: string; readonly intoJourneyId: string }
  | {
      readonly type: 'SplitJourney'
      readonly journeyId: string
      readonly newJourneyId: string
      readonly touchpointIds: readonly string[]
    }
  | {
      readonly type: 'RefuseMerge'
      readonly journeyId: string
      readonly withJourneyId: string
      readonly reason?: string
    }
  | { readonly type: 'AcknowledgeCircle'; readonly circleId: string; readonly note?: string }
  | { readonly type: 'DismissCircle'; readonly circleId: string; readonly reason: string }
  /** An instant of the past, ISO 8601. */
  | { readonly type: 'LetTimePass'; readonly until: string }

export type CommandOf<Type extends ClientCommand['type']> = Extract<ClientCommand, { type: Type }>
