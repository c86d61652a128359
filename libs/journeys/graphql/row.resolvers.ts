import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownPage, WithoutNulls } from '#graphql'
import { clientEntryKey, EntriesOfClients } from '../queries/entries-of-clients.js'
import { ListMergeProposals } from '../queries/list-merge-proposals.js'
import { ClientsById, entryKey, EntriesByKey, JourneysById } from '../queries/rows-by-id.js'
import { MergeProposalsArgs } from './args.js'
import { ClientObject, clientOf } from './client.js'
import { HopObject } from './hop.js'
import { JourneyObject, journeyOf } from './journey.js'
import { MergeProposalConnection, MergeProposalObject, mergeProposalOf } from './merge-proposal.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

/** Where an entry of a timeline belongs. */
@Resolver(() => TimelineEntryObject)
export class TimelineEntryResolver {
  @ResolveField(() => JourneyObject, { nullable: true, description: 'The journey that it belongs to.' })
  journey({ row }: TimelineEntryObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.journey_id), journeyOf)
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'The client whom it is about.' })
  client({ row }: TimelineEntryObject, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, row.client_id), clientOf)
  }
}

/** What made a hop. */
@Resolver(() => HopObject)
export class HopResolver {
  @ResolveField(() => TimelineEntryObject, { nullable: true, description: 'The first touchpoint of the new holder.' })
  touchpoint({ row, clientId }: HopObject, _: unknown, context: RequestContext) {
    const found =
      clientId === undefined
        ? context.load(EntriesByKey, entryKey(row.journey_id, row.touchpoint_id))
        : context.load(EntriesOfClients, clientEntryKey(clientId, row.touchpoint_id))
    return shown(found, entryOf)
  }
}

/** Merge proposals, and what they are about. */
@Resolver(() => MergeProposalObject)
@UsePipes(WithoutNulls)
export class MergeProposalResolver {
  constructor(private readonly door: Door) {}

  @Query(() => MergeProposalConnection, { description: 'Pairs of journeys that look like one need, in pages.' })
  mergeProposals(@Args() args: MergeProposalsArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListMergeProposals(actor, args)), mergeProposalOf)
  }

  @ResolveField(() => JourneyObject, { nullable: true, description: 'One of the two journeys.' })
  journey({ row }: MergeProposalObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.journey_id), journeyOf)
  }

  @ResolveField(() => JourneyObject, { nullable: true, description: 'The other journey.' })
  withJourney({ row }: MergeProposalObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.with_journey_id), journeyOf)
  }

  @ResolveField(() => TimelineEntryObject, { nullable: true, description: 'The touchpoint that suggests it.' })
  touchpoint({ row }: MergeProposalObject, _: unknown, context: RequestContext) {
    return shown(context.load(EntriesByKey, entryKey(row.journey_id, row.touchpoint_id)), entryOf)
  }
}
