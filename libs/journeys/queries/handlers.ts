import { ClientsAsOfHandler } from './clients-as-of.js'
import { ClientsOfMembersHandler } from './clients-of-members.js'
import { DueClientsHandler } from './due-clients.js'
import { EntriesOfClientsHandler } from './entries-of-clients.js'
import { EntriesOfTouchpointsHandler } from './entries-of-touchpoints.js'
import { FindClientHandler } from './find-client.js'
import { FindJourneyHandler } from './find-journey.js'
import { InboxReader } from './inbox-reader.js'
import { JourneyViews } from './journey-views.js'
import { CirclesOfClientsHandler, ListCirclesHandler } from './list-circles.js'
import { ListClientsHandler } from './list-clients.js'
import { JourneysOfClientsHandler, ListJourneysHandler } from './list-journeys.js'
import { ListMergeProposalsHandler, MergeProposalsOfJourneysHandler } from './list-merge-proposals.js'
import { LiveFeed } from './live/live-feed.js'
import {
  ContactsOfClientsHandler,
  HealthOfClientsHandler,
  JourneyCountsOfClientsHandler,
  RefsOfClientsHandler,
} from './of-clients.js'
import {
  CirclesOfJourneysHandler,
  HandoffsOfJourneysHandler,
  HopsOfJourneysHandler,
  PromisesOfJourneysHandler,
} from './of-journeys.js'
import { PathsOfJourneysHandler } from './path-of-journey.js'
import { PromisesOfClientsHandler } from './promises-of-clients.js'
import { ReadInboxHandler } from './read-inbox.js'
import { ReadTimelineHandler, TimelinesOfHandler } from './read-timeline.js'
import {
  CirclesByIdHandler,
  ClientsByIdHandler,
  ContactsByIdHandler,
  EntriesByKeyHandler,
  HandoffsByIdHandler,
  JourneysByIdHandler,
  PromisesByIdHandler,
} from './rows-by-id.js'
import { RunBacktestHandler } from './run-backtest.js'
import { SearchHandler } from './search.js'
import { TeamsOfClientsHandler } from './teams-of-clients.js'
import { WatchCirclesHandler } from './watch-circles.js'
import { WatchJourneysHandler } from './watch-journeys.js'
import { WatchTimelineHandler } from './watch-timeline.js'

/** What answers the queries of this context. */
export const queryHandlers = [
  JourneyViews,
  LiveFeed,
  DueClientsHandler,
  FindClientHandler,
  ListClientsHandler,
  FindJourneyHandler,
  ListJourneysHandler,
  JourneysOfClientsHandler,
  InboxReader,
  ReadInboxHandler,
  ReadTimelineHandler,
  TimelinesOfHandler,
  ListCirclesHandler,
  CirclesOfClientsHandler,
  ListMergeProposalsHandler,
  MergeProposalsOfJourneysHandler,
  ClientsByIdHandler,
  JourneysByIdHandler,
  CirclesByIdHandler,
  ContactsByIdHandler,
  EntriesByKeyHandler,
  EntriesOfClientsHandler,
  EntriesOfTouchpointsHandler,
  ClientsAsOfHandler,
  CirclesOfJourneysHandler,
  HopsOfJourneysHandler,
  PathsOfJourneysHandler,
  HandoffsOfJourneysHandler,
  PromisesOfJourneysHandler,
  PromisesOfClientsHandler,
  HandoffsByIdHandler,
  PromisesByIdHandler,
  JourneyCountsOfClientsHandler,
  HealthOfClientsHandler,
  RefsOfClientsHandler,
  ContactsOfClientsHandler,
  TeamsOfClientsHandler,
  ClientsOfMembersHandler,
  RunBacktestHandler,
  SearchHandler,
  WatchTimelineHandler,
  WatchJourneysHandler,
  WatchCirclesHandler,
]
