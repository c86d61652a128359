import { ChangeFeed } from './change-feed.js'
import { FindClientHandler } from './find-client.js'
import { FindJourneyHandler } from './find-journey.js'
import { JourneyViews } from './journey-views.js'
import { CirclesOfClientsHandler, ListCirclesHandler } from './list-circles.js'
import { ListClientsHandler } from './list-clients.js'
import { JourneysOfClientsHandler, ListJourneysHandler } from './list-journeys.js'
import { ListMergeProposalsHandler, MergeProposalsOfJourneysHandler } from './list-merge-proposals.js'
import { HealthOfClientsHandler, JourneyCountsOfClientsHandler, RefsOfClientsHandler } from './of-clients.js'
import { CirclesOfJourneysHandler, HopsOfJourneysHandler } from './of-journeys.js'
import { ReadTimelineHandler, TimelinesOfHandler } from './read-timeline.js'
import { ClientsByIdHandler, EntriesByKeyHandler, JourneysByIdHandler } from './rows-by-id.js'
import { WatchCirclesHandler, WatchJourneysHandler, WatchTimelineHandler } from './watch.js'

/** What answers the queries of this context. */
export const queryHandlers = [
  JourneyViews,
  ChangeFeed,
  FindClientHandler,
  ListClientsHandler,
  FindJourneyHandler,
  ListJourneysHandler,
  JourneysOfClientsHandler,
  ReadTimelineHandler,
  TimelinesOfHandler,
  ListCirclesHandler,
  CirclesOfClientsHandler,
  ListMergeProposalsHandler,
  MergeProposalsOfJourneysHandler,
  ClientsByIdHandler,
  JourneysByIdHandler,
  EntriesByKeyHandler,
  CirclesOfJourneysHandler,
  HopsOfJourneysHandler,
  JourneyCountsOfClientsHandler,
  HealthOfClientsHandler,
  RefsOfClientsHandler,
  WatchTimelineHandler,
  WatchJourneysHandler,
  WatchCirclesHandler,
]
