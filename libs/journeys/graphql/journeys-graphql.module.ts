import { Module } from '@nestjs/common'
import { ClientAsOfResolver, JourneyAsOfResolver } from './as-of.resolver.js'
import { BacktestResolver } from './backtest.resolver.js'
import { CircleResolver, VisitResolver } from './circle.resolver.js'
import { ClientResolver } from './client.resolver.js'
import { ClientContactsResolver, ContactRecordedResolver } from './contact.resolver.js'
import { CircleRecordedResolver, CorrectionsResolver } from './corrections.resolver.js'
import { HandoffRecordedResolver, HandoffResolver } from './handoff.resolver.js'
import { HandoverResolver } from './handover.resolver.js'
import { InboxResolver } from './inbox.resolver.js'
import { JourneyResolver } from './journey.resolver.js'
import { MutationsResolver } from './mutations.resolver.js'
import {
  ClientRecordedResolver,
  JourneyRecordedResolver,
  TouchpointPlaceResolver,
  TouchpointRecordedResolver,
  TouchpointsRecordedResolver,
} from './payload.resolvers.js'
import { ClientPromisesResolver, PromiseRecordedResolver, PromiseResolver } from './promise.resolver.js'
import { HopResolver, MergeProposalResolver, TimelineEntryResolver } from './row.resolvers.js'
import { SearchResolver } from './search.resolver.js'
import { SubscriptionsResolver } from './subscriptions.resolver.js'
import { AssignmentResolver, ClientTeamResolver, MemberClientsResolver } from './team.resolver.js'

/** Clients, journeys and circles over GraphQL. */
@Module({
  providers: [
    ClientResolver,
    JourneyResolver,
    ClientAsOfResolver,
    JourneyAsOfResolver,
    CircleResolver,
    VisitResolver,
    TimelineEntryResolver,
    HopResolver,
    MergeProposalResolver,
    MutationsResolver,
    CorrectionsResolver,
    HandoverResolver,
    InboxResolver,
    HandoffResolver,
    HandoffRecordedResolver,
    PromiseResolver,
    PromiseRecordedResolver,
    ClientPromisesResolver,
    CircleRecordedResolver,
    ClientContactsResolver,
    ContactRecordedResolver,
    ClientRecordedResolver,
    JourneyRecordedResolver,
    TouchpointRecordedResolver,
    TouchpointsRecordedResolver,
    TouchpointPlaceResolver,
    ClientTeamResolver,
    AssignmentResolver,
    MemberClientsResolver,
    BacktestResolver,
    SearchResolver,
    SubscriptionsResolver,
  ],
})
export class JourneysGraphqlModule {}
