import { Module } from '@nestjs/common'
import { CircleResolver, VisitResolver } from './circle.resolver.js'
import { ClientResolver } from './client.resolver.js'
import { JourneyResolver } from './journey.resolver.js'
import { MutationsResolver } from './mutations.resolver.js'
import {
  ClientRecordedResolver,
  JourneyRecordedResolver,
  TouchpointPlaceResolver,
  TouchpointRecordedResolver,
  TouchpointsRecordedResolver,
} from './payload.resolvers.js'
import { HopResolver, MergeProposalResolver, TimelineEntryResolver } from './row.resolvers.js'
import { SubscriptionsResolver } from './subscriptions.resolver.js'

/** Clients, journeys and circles over GraphQL. */
@Module({
  providers: [
    ClientResolver,
    JourneyResolver,
    CircleResolver,
    VisitResolver,
    TimelineEntryResolver,
    HopResolver,
    MergeProposalResolver,
    MutationsResolver,
    ClientRecordedResolver,
    JourneyRecordedResolver,
    TouchpointRecordedResolver,
    TouchpointsRecordedResolver,
    TouchpointPlaceResolver,
    SubscriptionsResolver,
  ],
})
export class JourneysGraphqlModule {}
