import type { ClientRef } from './client-ref.js'
import type { Priority } from './events.js'
import type { Touchpoint } from './touchpoint.js'

/** A touchpoint to be recorded: its id, and the journey where the sender knows it. */
export interface IncomingTouchpoint extends Touchpoint {
  readonly touchpointId: string
  readonly journeyId?: string
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
  | { readonly type: 'RecordTouchpoints'; readonly touchpoints: readonly IncomingTouchpoint[] }
  | { readonly type: 'ResolveJourney'; readonly journeyId: string; readonly factId: string }
  | { readonly type: 'ReopenJourney'; readonly journeyId: string; readonly factId: string }
  | {
      readonly type: 'ChangeJourney'
      readonly journeyId: string
      readonly title?: string
      readonly topic?: string
      readonly priority?: Priority
      readonly labels?: readonly string[]
    }
  | { readonly type: 'MoveTouchpoint'; readonly touchpointId: string; readonly toJourneyId: string }
  | { readonly type: 'MergeJourneys'; readonly fromJourneyId: string; readonly intoJourneyId: string }

export type CommandOf<Type extends ClientCommand['type']> = Extract<ClientCommand, { type: Type }>
