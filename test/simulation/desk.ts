import { Door, type ActorCommand } from '#access'
import { Charters } from '#charter'
import { KeyedHash, unwatched, type Clock, type EventStore } from '#event-sourcing'
import { Timekeeper } from '#journeys'
import type { PastViews, ProjectionRunner, ReadDatabase } from '#views'
import { ChangeJourneyHandler } from '../../libs/journeys/commands/change-journey.js'
import { ClientRegistry } from '../../libs/journeys/commands/client-registry.js'
import { LetTimePassHandler } from '../../libs/journeys/commands/let-time-pass.js'
import { MergeJourneysHandler } from '../../libs/journeys/commands/merge-journeys.js'
import { MoveTouchpointHandler } from '../../libs/journeys/commands/move-touchpoint.js'
import { RecordTouchpointHandler } from '../../libs/journeys/commands/record-touchpoint.js'
import { RecordTouchpointsHandler } from '../../libs/journeys/commands/record-touchpoints.js'
import { ReopenJourneyHandler } from '../../libs/journeys/commands/reopen-journey.js'
import { Reservations } from '../../libs/journeys/commands/reservations.js'
import { ResolveJourneyHandler } from '../../libs/journeys/commands/resolve-journey.js'
import { TouchpointRecorder } from '../../libs/journeys/commands/touchpoint-recorder.js'
import { DueClientsHandler } from '../../libs/journeys/queries/due-clients.js'
import { JourneyViews } from '../../libs/journeys/queries/journey-views.js'
import type { Witness } from './witness.js'
import { WitnessedCommands } from './witnessed-commands.js'

/** What a desk works with. */
export interface DeskOptions {
  readonly store: EventStore
  readonly database: ReadDatabase
  readonly runner: Pick<ProjectionRunner, 'whenApplied'>
  readonly clock: Clock
  readonly witness: Witness
  readonly isAlive: () => boolean
}

type Bus<Place extends 0 | 1> = ConstructorParameters<typeof Door>[Place]

/** Anything that handles a message of its kind. */
interface Handler {
  execute(message: object): Promise<unknown>
}

const hash = new KeyedHash(Buffer.alloc(32, 7))

/**
 * A command side as an application composes it, put together by hand: a night opens tens of thousands of
 * them, and Nest would take longer to open one than the rest of its life lasts.
 */
export class Desk {
  private readonly door: Door
  private readonly timekeeper: Timekeeper

  constructor({ store, database, runner, clock, witness, isAlive }: DeskOptions) {
    const clients = new WitnessedCommands(store, new Charters(store, clock), clock, witness, isAlive)
    const recorder = new TouchpointRecorder(clients, new ClientRegistry(clients, new Reservations(store, clock, hash)))
    // Nobody looks at the past here.
    const views = new JourneyViews(database, runner as ProjectionRunner, {} as PastViews, clock)
    const handlers: Record<string, Handler> = {
      RecordTouchpoint: new RecordTouchpointHandler(recorder),
      RecordTouchpoints: new RecordTouchpointsHandler(recorder),
      ChangeJourney: new ChangeJourneyHandler(clients),
      ResolveJourney: new ResolveJourneyHandler(clients),
      ReopenJourney: new ReopenJourneyHandler(clients),
      MoveTouchpoint: new MoveTouchpointHandler(clients),
      MergeJourneys: new MergeJourneysHandler(clients),
      LetTimePass: new LetTimePassHandler(clients),
      DueClients: new DueClientsHandler(views),
    } as object as Record<string, Handler>
    const bus = { execute: (message: object) => handlers[message.constructor.name]?.execute(message) } as object
    this.door = new Door(bus as Bus<0>, bus as Bus<1>, unwatched)
    this.timekeeper = new Timekeeper(this.door, views, clock)
  }

  execute<Result>(command: ActorCommand<Result>): Promise<Result> {
    return this.door.execute(command)
  }

  /** Lets time pass wherever something is due. */
  look(): Promise<number> {
    return this.timekeeper.look()
  }
}
