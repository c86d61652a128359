import { ChangeJourneyHandler } from './change-journey.js'
import { ClientCommands } from './client-commands.js'
import { ClientRegistry } from './client-registry.js'
import { LinkClientRefHandler } from './link-client-ref.js'
import { MergeJourneysHandler } from './merge-journeys.js'
import { MoveTouchpointHandler } from './move-touchpoint.js'
import { RecordTouchpointHandler } from './record-touchpoint.js'
import { RecordTouchpointsHandler } from './record-touchpoints.js'
import { RegisterClientHandler } from './register-client.js'
import { ReopenJourneyHandler } from './reopen-journey.js'
import { Reservations } from './reservations.js'
import { ResolveJourneyHandler } from './resolve-journey.js'
import { TouchpointRecorder } from './touchpoint-recorder.js'

/** What handles the commands of this context. */
export const commandHandlers = [
  ClientCommands,
  ClientRegistry,
  Reservations,
  TouchpointRecorder,
  RegisterClientHandler,
  LinkClientRefHandler,
  RecordTouchpointHandler,
  RecordTouchpointsHandler,
  ResolveJourneyHandler,
  ReopenJourneyHandler,
  ChangeJourneyHandler,
  MoveTouchpointHandler,
  MergeJourneysHandler,
]
