import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { Position } from '#event-sourcing'
import type { TimelineEntryRow } from '../views/timeline-entry.js'
import { JourneyViews } from './journey-views.js'
import { entryKey } from './rows-by-id.js'

/** Where a touchpoint was recorded. It may stand in another journey of its client by now. */
export interface RecordedPlace {
  readonly clientId: string
  readonly journeyId: string
  readonly touchpointId: string
}

/** The entries of touchpoints by the place where each was recorded, wherever corrections have put them since. */
export class EntriesOfTouchpoints extends ActorQuery<ReadonlyMap<RecordedPlace, TimelineEntryRow>> {
  constructor(
    readonly actor: Actor,
    readonly places: readonly RecordedPlace[],
    readonly atLeast?: Position,
  ) {
    super()
  }
}

@QueryHandler(EntriesOfTouchpoints)
export class EntriesOfTouchpointsHandler implements IQueryHandler<EntriesOfTouchpoints> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ places, atLeast }: EntriesOfTouchpoints): Promise<Map<RecordedPlace, TimelineEntryRow>> {
    const rows = (await this.views.at(atLeast)).selectFrom('timeline_entry').selectAll()
    const standing = await rows
      .where('journey_id', 'in', distinct(places, 'journeyId'))
      .where('id', 'in', distinct(places, 'touchpointId'))
      .execute()
    const byKey = new Map(standing.map((row) => [entryKey(row.journey_id, row.id), row]))
    const entryAt = ({ journeyId, touchpointId }: RecordedPlace) => byKey.get(entryKey(journeyId, touchpointId))

    const moved = places.filter((place) => entryAt(place) === undefined)
    const elsewhere =
      moved.length === 0
        ? []
        : await rows
            .where('client_id', 'in', distinct(moved, 'clientId'))
            .where('id', 'in', distinct(moved, 'touchpointId'))
            .execute()
    const byId = new Map(elsewhere.map((row) => [row.id, row]))
    return new Map(
      places.flatMap((place) => {
        const row = entryAt(place) ?? byId.get(place.touchpointId)
        return row ? [[place, row]] : []
      }),
    )
  }
}

const distinct = (places: readonly RecordedPlace[], name: keyof RecordedPlace): string[] => [
  ...new Set(places.map((place) => place[name])),
]
