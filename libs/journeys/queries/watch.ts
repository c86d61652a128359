import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidQuery, type Actor } from '#access'
import type { Changes } from '#views'
import { commandedTypes } from '../domain/commanded.js'
import { circles, type CircleRow } from '../views/circle.js'
import { journeys, type JourneyRow } from '../views/journey.js'
import { timelineEntries, type TimelineEntryRow } from '../views/timeline-entry.js'
import { ChangeFeed, mapFeed } from './change-feed.js'
import { presentJourneyFilter, whereJourney } from './journey-filter.js'
import { JourneyViews } from './journey-views.js'
import { circleMatches, presentCircleFilter } from './list-circles.js'

const ofClient = z.strictObject({ clientId: z.uuid() })
const ofJourneys = z.strictObject({ filter: presentJourneyFilter.prefault({}) })
const ofCircles = z.strictObject({ filter: presentCircleFilter.prefault({}) })

/** Watches the timeline of a client: each entry, once the views hold it. Ends with `SUBSCRIBER_TOO_SLOW`. */
export class WatchTimeline extends ValidQuery<typeof ofClient, AsyncIterable<TimelineEntryRow>> {
  constructor(actor: Actor, from: z.input<typeof ofClient>) {
    super(actor, ofClient, from)
  }
}

/** Watches journeys: each one of the filter that changes, as it is then. Ends with `SUBSCRIBER_TOO_SLOW`. */
export class WatchJourneys extends ValidQuery<typeof ofJourneys, AsyncIterable<JourneyRow>> {
  constructor(actor: Actor, from: z.input<typeof ofJourneys> = {}) {
    super(actor, ofJourneys, from)
  }
}

/** Watches circles: each one of the filter that is entered. Ends with `SUBSCRIBER_TOO_SLOW`. */
export class WatchCircles extends ValidQuery<typeof ofCircles, AsyncIterable<CircleRow>> {
  constructor(actor: Actor, from: z.input<typeof ofCircles> = {}) {
    super(actor, ofCircles, from)
  }
}

@QueryHandler(WatchTimeline)
export class WatchTimelineHandler implements IQueryHandler<WatchTimeline> {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly views: JourneyViews,
  ) {}

  async execute({ input: { clientId } }: WatchTimeline): Promise<AsyncIterable<TimelineEntryRow>> {
    const added = this.feed.watch((changes) => {
      const ids = addedEntries(changes)
      return changes.put(timelineEntries).filter(({ client_id, id }) => client_id === clientId && ids.has(id))
    })
    return mapFeed(added, ({ journey_id, id }) =>
      this.views.rows
        .selectFrom('timeline_entry')
        .selectAll()
        .where('journey_id', '=', journey_id)
        .where('id', '=', id)
        .executeTakeFirst(),
    )
  }
}

@QueryHandler(WatchJourneys)
export class WatchJourneysHandler implements IQueryHandler<WatchJourneys> {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly views: JourneyViews,
  ) {}

  async execute({ input: { filter } }: WatchJourneys): Promise<AsyncIterable<JourneyRow>> {
    const changed = this.feed.watch((changes) => changes.put(journeys))
    return mapFeed(changed, ({ id }) => {
      const journey = this.views.rows.selectFrom('journey').selectAll('journey').where('journey.id', '=', id)
      return whereJourney(journey, filter).executeTakeFirst()
    })
  }
}

@QueryHandler(WatchCircles)
export class WatchCirclesHandler implements IQueryHandler<WatchCircles> {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly views: JourneyViews,
  ) {}

  async execute({ input: { filter } }: WatchCircles): Promise<AsyncIterable<CircleRow>> {
    const entered = this.feed.watch((changes) => {
      const ids = idsIn(changes, 'CircleEntered', 'circleId')
      return changes.put(circles).filter(({ id }) => ids.has(id))
    })
    return mapFeed(entered, ({ id }) =>
      this.views.rows
        .selectFrom('circle')
        .selectAll()
        .where('circle.id', '=', id)
        .where(circleMatches(filter))
        .executeTakeFirst(),
    )
  }
}

/** Entries that are put again, because they moved, were not added. */
function addedEntries(changes: Changes): Set<string> {
  const commanded = commandedTypes.flatMap((type) => [...idsIn(changes, type, 'factId')])
  return new Set([...idsIn(changes, 'TouchpointRecorded', 'touchpointId'), ...commanded])
}

function idsIn({ events }: Changes, type: string, field: string): Set<string> {
  return new Set(
    events.flatMap(({ type: each, data }) => (each === type ? String((data as Record<string, unknown>)[field]) : [])),
  )
}
