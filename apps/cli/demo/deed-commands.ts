import { localOperator, type ActorCommand } from '#access'
import {
  AcceptHandoff,
  DeclineHandoff,
  EnterStage,
  InformRole,
  KeepPromise,
  MakePromise,
  OfferHandoff,
  type RecordedAt,
  WithdrawPromise,
} from '#journeys'
import type { Deed } from './told.js'

/** What every command on a journey carries. */
export interface OnJourney {
  readonly commandId: string
  readonly clientId: string
  readonly journeyId: string
}

/** Where a deed was recorded, and the offer or the promise that it made. */
interface DeedAt extends RecordedAt {
  readonly handoffId?: string
  readonly promiseId?: string
}

/** The command that a deed gives on a journey; `settles` is the id of the offer or promise that it settles, if any. */
export function commandOf(deed: Deed, on: OnJourney, settles = ''): ActorCommand<DeedAt> {
  switch (deed.does) {
    case 'offer':
      return new OfferHandoff(localOperator, { ...on, ...deed.said })
    case 'accept':
      return new AcceptHandoff(localOperator, { ...on, ...deed.said, handoffId: settles })
    case 'decline':
      return new DeclineHandoff(localOperator, { ...on, ...deed.said, handoffId: settles })
    case 'inform':
      return new InformRole(localOperator, { ...on, ...deed.said })
    case 'promise':
      return new MakePromise(localOperator, { ...on, ...deed.said })
    case 'keep':
      return new KeepPromise(localOperator, { ...on, promiseId: settles })
    case 'withdraw':
      return new WithdrawPromise(localOperator, { ...on, ...deed.said, promiseId: settles })
    case 'stage':
      return new EnterStage(localOperator, { ...on, ...deed.said })
  }
}
