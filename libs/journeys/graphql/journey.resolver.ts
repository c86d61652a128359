import { UsePipes } from '@nestjs/common'
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, shownPage, WithoutNulls } from '#graphql'
import { FindJourney } from '../queries/find-journey.js'
import { ListJourneys } from '../queries/list-journeys.js'
import { MergeProposalsOfJourneys } from '../queries/list-merge-proposals.js'
import { CirclesOfJourneys, HandoffsOfJourneys, HopsOfJourneys, PromisesOfJourneys } from '../queries/of-journeys.js'
import { holdersOf } from '../queries/path-of-journey.js'
import { ReadTimeline, TimelinesOf } from '../queries/read-timeline.js'
import { ClientsById } from '../queries/rows-by-id.js'
import { JourneyArgs, JourneysArgs, PathArgs, TimelineArgs } from './args.js'
import { CircleObject, circleOf } from './circle.js'
import { ClientObject, clientOf } from './client.js'
import { HandoffObject, handoffOf } from './handoff.js'
import { HopObject, hopOf } from './hop.js'
import { JourneyConnection, JourneyObject, journeyOf } from './journey.js'
import { MergeProposalObject, mergeProposalOf } from './merge-proposal.js'
import { ClientPromiseObject, promiseOf } from './promise.js'
import { entryOf, TimelineConnection } from './timeline-entry.js'

/** Journeys, and what hangs on them. */
@Resolver(() => JourneyObject)
@UsePipes(WithoutNulls)
export class JourneyResolver {
  constructor(private readonly door: Door) {}

  @Query(() => JourneyObject, {
    nullable: true,
    description: 'A journey by id or key. One that was merged leads to the journey it was merged into.',
  })
  journey(@Args() args: JourneyArgs, @Context() { actor }: RequestContext) {
    return shown(this.door.ask(new FindJourney(actor, args)), journeyOf)
  }

  @Query(() => JourneyConnection, { description: 'Journeys, in pages.' })
  journeys(@Args() args: JourneysArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListJourneys(actor, args)), journeyOf)
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'Whose need it is.' })
  client(@Parent() { row }: JourneyObject, @Context() context: RequestContext) {
    return shown(context.load(ClientsById, row.client_id), clientOf)
  }

  @ResolveField(() => TimelineConnection, {
    description: 'The touchpoints of the journey in the order of what happened, in pages.',
  })
  timeline(@Parent() { id }: JourneyObject, @Args() args: TimelineArgs, @Context() context: RequestContext) {
    return shownPage(
      args.after === undefined
        ? context.load(TimelinesOf, id, 'journeyId', args)
        : this.door.ask(new ReadTimeline(context.actor, { ...args, filter: { ...args.filter, journeyId: id } })),
      entryOf,
    )
  }

  @ResolveField(() => [String], {
    description: 'The holders in the order in which they had it. An empty name is nobody.',
  })
  async path(
    @Parent() { row }: JourneyObject,
    @Args() { unit = 'role', countNobody = false }: PathArgs,
    @Context() context: RequestContext,
  ) {
    return holdersOf(row, (await context.load(HopsOfJourneys, row.id, unit, countNobody)) ?? [], unit, countNobody)
  }

  @ResolveField(() => [HopObject], { description: 'The changes of the holder, in their order.' })
  hops(
    @Parent() { id }: JourneyObject,
    @Args() { unit = 'role', countNobody = false }: PathArgs,
    @Context() context: RequestContext,
  ) {
    return shownList(context.load(HopsOfJourneys, id, unit, countNobody), hopOf)
  }

  @ResolveField(() => [CircleObject], {
    description: 'The circles that it is or was in, in the order in which they were entered.',
  })
  circles(@Parent() { id }: JourneyObject, @Context() context: RequestContext) {
    return shownList(context.load(CirclesOfJourneys, id), circleOf)
  }

  @ResolveField(() => [HandoffObject], { description: 'The offers of it to other roles, the oldest first.' })
  handoffs(@Parent() { id }: JourneyObject, @Context() context: RequestContext) {
    return shownList(context.load(HandoffsOfJourneys, id), handoffOf)
  }

  @ResolveField(() => [ClientPromiseObject], {
    description: 'What the client was promised in it, what falls due first first.',
  })
  promises(@Parent() { id }: JourneyObject, @Context() context: RequestContext) {
    return shownList(context.load(PromisesOfJourneys, id), promiseOf)
  }

  @ResolveField(() => [MergeProposalObject], { description: 'The journeys with which it may be one need.' })
  mergeProposals(@Parent() { id }: JourneyObject, @Context() context: RequestContext) {
    return shownList(context.load(MergeProposalsOfJourneys, id), mergeProposalOf)
  }
}
