import { AbandonJourneyHandler } from './abandon-journey.js'
import { AcceptHandoffHandler } from './accept-handoff.js'
import { AcknowledgeCircleHandler } from './acknowledge-circle.js'
import { AddContactHandler } from './add-contact.js'
import { AssignMemberHandler } from './assign-member.js'
import { ChangeClientHandler } from './change-client.js'
import { ChangeJourneyHandler } from './change-journey.js'
import { ClientCommands } from './client-commands.js'
import { ClientRegistry } from './client-registry.js'
import { ConfirmResolutionHandler } from './confirm-resolution.js'
import { DeclineHandoffHandler } from './decline-handoff.js'
import { DismissCircleHandler } from './dismiss-circle.js'
import { EnterStageHandler } from './enter-stage.js'
import { InformRoleHandler } from './inform-role.js'
import { KeepPromiseHandler } from './keep-promise.js'
import { LetTimePassHandler } from './let-time-pass.js'
import { LinkClientRefHandler } from './link-client-ref.js'
import { MakePromiseHandler } from './make-promise.js'
import { MergeJourneysHandler } from './merge-journeys.js'
import { MoveTouchpointHandler } from './move-touchpoint.js'
import { OfferHandoffHandler } from './offer-handoff.js'
import { RecordTouchpointHandler } from './record-touchpoint.js'
import { RecordTouchpointsHandler } from './record-touchpoints.js'
import { RefuseMergeHandler } from './refuse-merge.js'
import { RegisterClientHandler } from './register-client.js'
import { ReleaseMemberHandler } from './release-member.js'
import { ReopenJourneyHandler } from './reopen-journey.js'
import { Reservations } from './reservations.js'
import { ResolveJourneyHandler } from './resolve-journey.js'
import { SplitJourneyHandler } from './split-journey.js'
import { TouchpointRecorder } from './touchpoint-recorder.js'
import { WithdrawPromiseHandler } from './withdraw-promise.js'

/** What handles the commands of this context. */
export const commandHandlers = [
  ClientCommands,
  ClientRegistry,
  Reservations,
  TouchpointRecorder,
  RegisterClientHandler,
  LinkClientRefHandler,
  ChangeClientHandler,
  AddContactHandler,
  AssignMemberHandler,
  ReleaseMemberHandler,
  RecordTouchpointHandler,
  RecordTouchpointsHandler,
  ResolveJourneyHandler,
  ReopenJourneyHandler,
  AbandonJourneyHandler,
  ConfirmResolutionHandler,
  OfferHandoffHandler,
  AcceptHandoffHandler,
  DeclineHandoffHandler,
  InformRoleHandler,
  MakePromiseHandler,
  KeepPromiseHandler,
  WithdrawPromiseHandler,
  EnterStageHandler,
  ChangeJourneyHandler,
  MoveTouchpointHandler,
  MergeJourneysHandler,
  SplitJourneyHandler,
  RefuseMergeHandler,
  AcknowledgeCircleHandler,
  DismissCircleHandler,
  LetTimePassHandler,
]
