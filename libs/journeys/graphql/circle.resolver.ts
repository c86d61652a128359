import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, shownPage, WithoutNulls } from '#graphql'
import { clientEntryKey, EntriesOfClients } from '../queries/entries-of-clients.js'
import { ListCircles } from '../queries/list-circles.js'
import { ClientsById, entryKey, EntriesByKey, JourneysById } from '../queries/rows-by-id.js'
import { CirclesArgs } from './args.js'
import { CircleConnection, circleFrom, CircleObject, VisitObject } from './circle.js'
import { ClientObject, clientOf } from './client.js'
import { JourneyObject, journeyOf } from './journey.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

/** Circles, and the journeys that are in them. */
@Resolver(() => CircleObject)
@UsePipes(WithoutNulls)
export class CircleResolver {
  constructor(private readonly door: Door) {}

  @Query(() => CircleConnection, { description: 'Circles, in pages; the one entered last first.' })
  circles(@Args() args: CirclesArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListCircles(actor, args)), circleFrom(args.filter))
  }

  @ResolveField(() => JourneyObject, {
    nullable: true,
    description: 'The journey that is or was in it, as it stands today.',
  })
  journey({ row }: CircleObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.journey_id), journeyOf)
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'The client whose journey that is.' })
  client({ row }: CircleObject, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, row.client_id), clientOf)
  }
}

/** The touchpoints behind a visit. */
@Resolver(() => VisitObject)
export class VisitResolver {
  @ResolveField(() => [TimelineEntryObject], { description: 'The touchpoints that show it, in order.' })
  evidence({ visit: { evidence }, place }: VisitObject, _: unknown, context: RequestContext) {
    const found =
      'journeyId' in place
        ? context.loadMany(
            EntriesByKey,
            evidence.map((id) => entryKey(place.journeyId, id)),
          )
        : context.loadMany(
            EntriesOfClients,
            evidence.map((id) => clientEntryKey(place.clientId, id)),
          )
    return shownList(found, entryOf)
  }
}
