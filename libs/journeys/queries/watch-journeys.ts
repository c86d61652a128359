import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import type { Recorded } from '#event-sourcing'
import type { ClientEvent } from '../domain/events.js'
import type { JourneyRow } from '../views/journey.js'
import { presentJourneyFilter, whereJourney, type JourneyFilter } from './journey-filter.js'
import { JourneyViews } from './journey-views.js'
import { LiveFeed } from './live/live-feed.js'
import { foundAt, lastPlaces, type Found } from './live/watch.js'

const input = z.strictObject({ filter: presentJourneyFilter.prefault({}), after: atLeast })

/**
 * Watches journeys: each one of the filter in which something happens, as it is then; those in which it did behind a position
 * first. Refuses with `POSITION_INVALID`, ends with `SUBSCRIBER_TOO_SLOW`.
 */
export class WatchJourneys extends ValidQuery<typeof input, AsyncIterable<Found<JourneyRow>>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(WatchJourneys)
export class WatchJourneysHandler implements IQueryHandler<WatchJourneys> {
  constructor(
    private readonly feed: LiveFeed,
    private readonly views: JourneyViews,
  ) {}

  execute({ input: { filter, after } }: WatchJourneys): Promise<AsyncIterable<Found<JourneyRow>>> {
    const find = (events: readonly Recorded<ClientEvent>[]) => this.#journeysIn(filter, events)
    const name = `journeys ${JSON.stringify(filter)}`
    return this.feed.watch({ name, clientId: filter.clientId, find }, after)
  }

  async #journeysIn(filter: JourneyFilter, events: readonly Recorded<ClientEvent>[]): Promise<Found<JourneyRow>[]> {
    const places = lastPlaces(events, journeysIn)
    if (places.size === 0) return []
    const named = this.views.rows
      .selectFrom('journey')
      .selectAll('journey')
      .where('journey.id', 'in', [...places.keys()])
    return foundAt(places, await whereJourney(named, filter).execute())
  }
}

const fields = ['journeyId', 'withJourneyId', 'fromJourneyId', 'toJourneyId', 'intoJourneyId'] as const

/** All journeys that an event names: it tells of something in each of them. */
function journeysIn({ data }: ClientEvent): string[] {
  const named = data as { readonly [Field in (typeof fields)[number]]?: string }
  return fields.flatMap((field) => named[field] ?? [])
}
