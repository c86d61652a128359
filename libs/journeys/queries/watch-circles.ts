import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import type { Recorded } from '#event-sourcing'
import type { ClientEvent } from '../domain/events.js'
import type { CircleRow } from '../views/circle.js'
import { JourneyViews } from './journey-views.js'
import { circleMatches, presentCircleFilter, type CircleFilter } from './list-circles.js'
import { LiveFeed } from './live/live-feed.js'
import { foundAt, lastPlaces, type Found } from './live/watch.js'

const input = z.strictObject({ filter: presentCircleFilter.prefault({}), after: atLeast })

/**
 * Watches circles: each one of the filter that is entered; those that were behind a position first. Refuses with
 * `POSITION_INVALID`, ends with `SUBSCRIBER_TOO_SLOW`.
 */
export class WatchCircles extends ValidQuery<typeof input, AsyncIterable<Found<CircleRow>>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(WatchCircles)
export class WatchCirclesHandler implements IQueryHandler<WatchCircles> {
  constructor(
    private readonly feed: LiveFeed,
    private readonly views: JourneyViews,
  ) {}

  execute({ input: { filter, after } }: WatchCircles): Promise<AsyncIterable<Found<CircleRow>>> {
    const find = (events: readonly Recorded<ClientEvent>[]) => this.#enteredIn(filter, events)
    const name = `circles ${JSON.stringify(filter)}`
    return this.feed.watch({ name, clientId: filter.clientId, find }, after)
  }

  async #enteredIn(filter: CircleFilter, events: readonly Recorded<ClientEvent>[]): Promise<Found<CircleRow>[]> {
    const places = lastPlaces(events, (event) => (event.type === 'CircleEntered' ? [event.data.circleId] : []))
    if (places.size === 0) return []
    const rows = await this.views.rows
      .selectFrom('circle')
      .selectAll()
      .where('circle.id', 'in', [...places.keys()])
      .where(circleMatches(filter))
      .execute()
    return foundAt(places, rows)
  }
}
