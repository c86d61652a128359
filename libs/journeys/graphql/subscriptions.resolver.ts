import { UsePipes } from '@nestjs/common'
import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { WatchCircles, WatchJourneys, WatchTimeline } from '../queries/watch.js'
import { CircleObject, circleOf } from './circle.js'
import { CircleFilterObject, JourneyFilterObject } from './filters.js'
import { JourneyObject, journeyOf } from './journey.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

/** Each event is shown with the present, not with what an earlier one had loaded. */
const showing = <Row, Shown>(as: (row: Row) => Shown, description: string) => ({
  description,
  resolve: (row: Row, _args: unknown, context: RequestContext) => {
    context.renew()
    return as(row)
  },
})

/** What happens, as soon as the views have it. */
@Resolver()
@UsePipes(WithoutNulls)
export class SubscriptionsResolver {
  constructor(private readonly door: Door) {}

  @Subscription(() => TimelineEntryObject, showing(entryOf, 'Each entry that comes to the timeline of a client.'))
  timelineEntryAdded(
    @Args('clientId', { type: () => ID, description: 'The id of the client.' }) clientId: string,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchTimeline(actor, { clientId }))
  }

  @Subscription(() => JourneyObject, showing(journeyOf, 'Each journey that changes, as it is then.'))
  journeyChanged(
    @Args('filter', { type: () => JourneyFilterObject, nullable: true, description: 'Which journeys; all by default.' })
    filter: JourneyFilterObject | undefined,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchJourneys(actor, { filter }))
  }

  @Subscription(() => CircleObject, showing(circleOf, 'Each circle that a journey enters.'))
  circleEntered(
    @Args('filter', { type: () => CircleFilterObject, nullable: true, description: 'Which circles; all by default.' })
    filter: CircleFilterObject | undefined,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchCircles(actor, { filter }))
  }
}
