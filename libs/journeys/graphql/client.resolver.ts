import { UsePipes } from '@nestjs/common'
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownPage, WithoutNulls } from '#graphql'
import { FindClient } from '../queries/find-client.js'
import { ListClients } from '../queries/list-clients.js'
import { CirclesOfClients, ListCircles } from '../queries/list-circles.js'
import { JourneysOfClients, ListJourneys } from '../queries/list-journeys.js'
import { HealthOfClients, JourneyCountsOfClients, RefsOfClients } from '../queries/of-clients.js'
import { ReadTimeline, TimelinesOf } from '../queries/read-timeline.js'
import { TimelineOfClientArgs } from './as-of.js'
import { CirclesOfClientArgs, ClientArgs, ClientsArgs, JourneysOfClientArgs } from './args.js'
import { CircleConnection, circleFrom } from './circle.js'
import {
  ClientConnection,
  ClientObject,
  clientOf,
  ClientRefObject,
  HealthObject,
  JourneyCountsObject,
} from './client.js'
import { JourneyConnection, journeyFrom } from './journey.js'
import { entryOf, TimelineConnection } from './timeline-entry.js'

/** Clients, and what hangs on them. */
@Resolver(() => ClientObject)
@UsePipes(WithoutNulls)
export class ClientResolver {
  constructor(private readonly door: Door) {}

  @Query(() => ClientObject, { nullable: true, description: 'A client by id, or by the id in another tool.' })
  client(@Args() args: ClientArgs, @Context() { actor }: RequestContext) {
    return shown(this.door.ask(new FindClient(actor, args)), clientOf)
  }

  @Query(() => ClientConnection, { description: 'Clients, in pages.' })
  clients(@Args() args: ClientsArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListClients(actor, args)), clientOf)
  }

  @ResolveField(() => JourneyConnection, { description: 'The journeys of the client, in pages.' })
  journeys(@Parent() { id }: ClientObject, @Args() args: JourneysOfClientArgs, @Context() context: RequestContext) {
    return shownPage(
      args.after === undefined
        ? context.load(JourneysOfClients, id, args)
        : context.ask(ListJourneys, { ...args, filter: { ...args.filter, clientId: id } }),
      journeyFrom(args.filter),
    )
  }

  @ResolveField(() => TimelineConnection, {
    description: 'All touchpoints of the client in the order of what happened, in pages.',
  })
  timeline(
    @Parent() { id }: ClientObject,
    @Args() { asOf, knownAt, ...page }: TimelineOfClientArgs,
    @Context() context: RequestContext,
  ) {
    const args = { ...page, filter: { ...page.filter, asOf, knownAt } }
    return shownPage(
      args.after === undefined
        ? context.load(TimelinesOf, id, 'clientId', args)
        : context.ask(ReadTimeline, { ...args, filter: { ...args.filter, clientId: id } }),
      entryOf,
    )
  }

  @ResolveField(() => CircleConnection, {
    description: 'The circles that the client’s journeys are or were in, in pages.',
  })
  circles(@Parent() { id }: ClientObject, @Args() args: CirclesOfClientArgs, @Context() context: RequestContext) {
    return shownPage(
      args.after === undefined
        ? context.load(CirclesOfClients, id, args)
        : context.ask(ListCircles, { ...args, filter: { ...args.filter, clientId: id } }),
      circleFrom(args.filter),
    )
  }

  @ResolveField(() => HealthObject, { description: 'How the client is served.' })
  health({ id }: ClientObject, _: unknown, context: RequestContext) {
    return context.load(HealthOfClients, id)
  }

  @ResolveField(() => JourneyCountsObject, { description: 'The journeys of the client by how they stand.' })
  journeyCounts({ id }: ClientObject, _: unknown, context: RequestContext) {
    return context.load(JourneyCountsOfClients, id)
  }

  @ResolveField(() => [ClientRefObject], { description: 'The ids by which other tools know the client.' })
  async refs({ id }: ClientObject, _: unknown, context: RequestContext): Promise<ClientRefObject[]> {
    return ((await context.load(RefsOfClients, id)) ?? []).map(({ system, ref }) => ({ system, id: ref }))
  }
}
