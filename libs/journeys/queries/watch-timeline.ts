import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import type { Recorded } from '#event-sourcing'
import { isCommanded } from '../domain/commanded.js'
import type { ClientEvent } from '../domain/events.js'
import type { TimelineEntryRow } from '../views/timeline-entry.js'
import { JourneyViews } from './journey-views.js'
import { LiveFeed } from './live/live-feed.js'
import { foundAt, lastPlaces, type Found } from './live/watch.js'

const input = z.strictObject({ clientId: z.uuid(), after: atLeast })

/**
 * Watches the timeline of a client: each entry, once the views hold it; those that came behind a position first. Refuses with
 * `POSITION_INVALID`, ends with `SUBSCRIBER_TOO_SLOW`.
 */
export class WatchTimeline extends ValidQuery<typeof input, AsyncIterable<Found<TimelineEntryRow>>> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(WatchTimeline)
export class WatchTimelineHandler implements IQueryHandler<WatchTimeline> {
  constructor(
    private readonly feed: LiveFeed,
    private readonly views: JourneyViews,
  ) {}

  execute({ input: { clientId, after } }: WatchTimeline): Promise<AsyncIterable<Found<TimelineEntryRow>>> {
    const find = (events: readonly Recorded<ClientEvent>[]) => this.#entriesIn(clientId, events)
    return this.feed.watch({ name: `timeline of ${clientId}`, clientId, find }, after)
  }

  /** Wherever they stand by now: an entry keeps its client and its instant. */
  async #entriesIn(clientId: string, events: readonly Recorded<ClientEvent>[]): Promise<Found<TimelineEntryRow>[]> {
    const entries = events.flatMap((event) => entryIn(event) ?? [])
    if (entries.length === 0) return []
    const rows = await this.views.rows
      .selectFrom('timeline_entry')
      .selectAll()
      .where('client_id', '=', clientId)
      .where(
        'occurred_at',
        'in',
        entries.map(({ at }) => Date.parse(at)),
      )
      .where(
        'id',
        'in',
        entries.map(({ id }) => id),
      )
      .execute()
    const places = lastPlaces(events, (event) => [entryIn(event)?.id ?? []].flat())
    return foundAt(places, rows)
  }
}

/** The entry that an event puts on the timeline. One that only moves was there before. */
function entryIn(event: ClientEvent): { readonly id: string; readonly at: string } | undefined {
  if (isCommanded(event)) return { id: event.data.factId, at: event.data.at }
  if (event.type !== 'TouchpointRecorded') return undefined
  return { id: event.data.touchpointId, at: event.data.occurredAt }
}
