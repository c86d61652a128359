export { ClientCommands, type RecordedAt } from './commands/client-commands.js'
export { ChangeJourney } from './commands/change-journey.js'
export { LinkClientRef } from './commands/link-client-ref.js'
export { MergeJourneys } from './commands/merge-journeys.js'
export { MoveTouchpoint } from './commands/move-touchpoint.js'
export { RecordTouchpoint } from './commands/record-touchpoint.js'
export { MOST_TOUCHPOINTS, RecordTouchpoints, type RecordedTouchpoints } from './commands/record-touchpoints.js'
export { RegisterClient } from './commands/register-client.js'
export { ReopenJourney } from './commands/reopen-journey.js'
export { ResolveJourney } from './commands/resolve-journey.js'
export { circleKinds, type CircleKind } from './domain/circles/circle.js'
export type { ClientRef } from './domain/client-ref.js'
export { clientEvents, type ClientEvent } from './domain/events.js'
export { NOBODY, type MadeBy } from './domain/path.js'
export { reservationEvents } from './domain/reservation.js'
export type { Status } from './domain/standing.js'
export {
  directions,
  effects,
  intents,
  touchpoint,
  type Direction,
  type Effect,
  type Intent,
  type Touchpoint,
} from './domain/touchpoint.js'
export { CircleKindEnum } from './graphql/enums.js'
export { JourneyFilterObject } from './graphql/filters.js'
export { JourneyObject, journeyOf } from './graphql/journey.js'
export { JourneysGraphqlModule } from './graphql/journeys-graphql.module.js'
export { JourneysModule } from './journeys.module.js'
export {
  journeyFilter,
  journeyMatches,
  whereJourney,
  type JourneyFilter,
  type JourneyFilterInput,
} from './queries/journey-filter.js'
export { FindClient } from './queries/find-client.js'
export { FindJourney } from './queries/find-journey.js'
export { healthOf, type Health } from './queries/health.js'
export { JourneyViews, type JourneysSchema } from './queries/journey-views.js'
export { circleFilter, ListCircles, type CircleFilter } from './queries/list-circles.js'
export { ListClients, type ClientOrder } from './queries/list-clients.js'
export { ListJourneys, type JourneyOrder } from './queries/list-journeys.js'
export { ListMergeProposals } from './queries/list-merge-proposals.js'
export { CirclesOfJourneys, HopsOfJourneys } from './queries/of-journeys.js'
export { pathFilter, type PathFilter } from './queries/path-filter.js'
export { holdersOf } from './queries/path-of-journey.js'
export { ReadTimeline, type TimelineOrder } from './queries/read-timeline.js'
export { ClientsById, EntriesByKey, JourneysById } from './queries/rows-by-id.js'
export { circles, type CircleRow } from './views/circle.js'
export { clientRefs, clients, mergeProposals, type ClientRow } from './views/client.js'
export { journeys, type JourneyRow } from './views/journey.js'
export { readingsOf } from './views/journey-progress.js'
export { hops, paths, type HopRow, type PathRow } from './views/path.js'
export { journeysProjection } from './views/projection.js'
export { timelineEntries, type TimelineEntryRow } from './views/timeline-entry.js'
export { Verifier, type Fault, type Verification } from './verifier.js'
