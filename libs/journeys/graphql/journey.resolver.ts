import { UsePipes } from '@nestjs/common'
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, shownPage, WithoutNulls } from '#graphql'
import { FindJourney } from '../queries/find-journey.js'
import { ListJourneys } from '../queries/list-journeys.js'
import { MergeProposalsOfJourneys } from '../queries/list-merge-proposals.js'
import { CirclesOfJourneys, HandoffsOfJourneys, HopsOfJourneys, PromisesOfJourneys } from '../queries/of-journeys.js'
import { PathsOfJourneys } from '../queries/path-of-journey.js'
import { ReadTimeline, TimelinesOf } from '../queries/read-timeline.js'
import { ClientsById } from '../queries/rows-by-id.js'
import { JourneyArgs, JourneysArgs, PathArgs, TimelineArgs } from './args.js'
import { circleFrom, CircleObject } from './circle.js'
import { ClientObject, clientOf } from './client.js'
import { HandoffObject, handoffOf } from './handoff.js'
import { HopObject, hopOf, pastHopOf } from './hop.js'
import { JourneyConnection, journeyFrom, JourneyObject } from './journey.js'
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
    description:
      'A journey by id or key. One that was merged leads to the journey it was merged into; one that had not begun by then is empty.',
  })
  journey(@Args() args: JourneyArgs, @Context() { actor }: RequestContext) {
    return shown(this.door.ask(new FindJourney(actor, args)), journeyFrom(args))
  }

  @Query(() => JourneyConnection, { description: 'Journeys, in pages.' })
  journeys(@Args() args: JourneysArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListJourneys(actor, args)), journeyFrom(args.filter))
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'Whose need it is.' })
  client({ row }: JourneyObject, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, row.client_id), clientOf)
  }

  @ResolveField(() => TimelineConnection, {
    description: 'The touchpoints of the journey in the order of what happened, in pages.',
  })
  timeline(@Parent() { id, from }: JourneyObject, @Args() page: TimelineArgs, @Context() context: RequestContext) {
    const args = { ...page, filter: { ...page.filter, ...from } }
    return shownPage(
      args.after === undefined
        ? context.load(TimelinesOf, id, 'journeyId', args)
        : context.ask(ReadTimeline, { ...args, filter: { ...args.filter, journeyId: id } }),
      entryOf,
    )
  }

  @ResolveField(() => [String], {
    description: 'The holders in the order in which they had it. An empty name is nobody.',
  })
  async path(
    @Parent() { id, from }: JourneyObject,
    @Args() { unit = 'role', countNobody = false }: PathArgs,
    @Context() context: RequestContext,
  ) {
    return (await context.load(PathsOfJourneys, id, unit, countNobody, from)) ?? []
  }

  @ResolveField(() => [HopObject], { description: 'The changes of the holder, in their order.' })
  hops(
    @Parent() { row, from, isPast }: JourneyObject,
    @Args() { unit = 'role', countNobody = false }: PathArgs,
    @Context() context: RequestContext,
  ) {
    const hops = context.load(HopsOfJourneys, row.id, unit, countNobody, from)
    return shownList(hops, isPast ? pastHopOf(row.client_id) : hopOf)
  }

  @ResolveField(() => [CircleObject], {
    description: 'The circles that it is or was in, in the order in which they were entered.',
  })
  circles({ id, from }: JourneyObject, _: unknown, context: RequestContext) {
    return shownList(context.load(CirclesOfJourneys, id, from), circleFrom(from))
  }

  @ResolveField(() => [HandoffObject], { description: 'The offers of it to other roles, the oldest first.' })
  handoffs({ id, from }: JourneyObject, _: unknown, context: RequestContext) {
    return shownList(context.load(HandoffsOfJourneys, id, from), handoffOf)
  }

  @ResolveField(() => [ClientPromiseObject], {
    description: 'What the client was promised in it, what falls due first first.',
  })
  promises({ id, from }: JourneyObject, _: unknown, context: RequestContext) {
    return shownList(context.load(PromisesOfJourneys, id, from), promiseOf)
  }

  @ResolveField(() => [MergeProposalObject], { description: 'The journeys with which it may be one need.' })
  mergeProposals({ id }: JourneyObject, _: unknown, context: RequestContext) {
    return shownList(context.load(MergeProposalsOfJourneys, id), mergeProposalOf)
  }
}
