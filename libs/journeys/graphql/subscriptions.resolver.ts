import { UsePipes } from '@nestjs/common'
import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql'
import { Door } from '#access'
import { Position, RequestContext, WithoutNulls } from '#graphql'
import type { Found } from '../queries/live/watch.js'
import { WatchCircles } from '../queries/watch-circles.js'
import { WatchJourneys } from '../queries/watch-journeys.js'
import { WatchTimeline } from '../queries/watch-timeline.js'
import { CircleObject, circleOf } from './circle.js'
import { CircleFilterObject, JourneyFilterObject } from './filters.js'
import { JourneyObject, journeyOf } from './journey.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

/** Each row is shown with the present, not with what an earlier one had loaded. */
const showing = <Row, Shown>(as: (row: Row) => Shown, description: string) => ({
  description,
  resolve: ({ row }: Found<Row>, _args: unknown, context: RequestContext) => {
    context.renew()
    return as(row)
  },
})

const After = () =>
  Args('after', {
    type: () => Position,
    nullable: true,
    description:
      'Give what came after this position first, then go on: the `position` in the `extensions` of the last message, or of the acknowledgement of the connection.',
  })

/** What happens, as soon as the views have it. */
@Resolver()
@UsePipes(WithoutNulls)
export class SubscriptionsResolver {
  constructor(private readonly door: Door) {}

  @Subscription(() => TimelineEntryObject, showing(entryOf, 'Each entry that comes to the timeline of a client.'))
  timelineEntryAdded(
    @Args('clientId', { type: () => ID, description: 'The id of the client.' }) clientId: string,
    @After() after: string | undefined,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchTimeline(actor, { clientId, after }))
  }

  @Subscription(() => JourneyObject, showing(journeyOf, 'Each journey in which something happens, as it is then.'))
  journeyChanged(
    @Args('filter', { type: () => JourneyFilterObject, nullable: true, description: 'Which journeys; all by default.' })
    filter: JourneyFilterObject | undefined,
    @After() after: string | undefined,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchJourneys(actor, { filter, after }))
  }

  @Subscription(() => CircleObject, showing(circleOf, 'Each circle that a journey enters.'))
  circleEntered(
    @Args('filter', { type: () => CircleFilterObject, nullable: true, description: 'Which circles; all by default.' })
    filter: CircleFilterObject | undefined,
    @After() after: string | undefined,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new WatchCircles(actor, { filter, after }))
  }
}
