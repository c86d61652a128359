import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { Position } from '#event-sourcing'
import type { CircleRow } from '../views/circle.js'
import type { ClientRow } from '../views/client.js'
import type { ContactRow } from '../views/contact.js'
import type { HandoffRow } from '../views/handoff.js'
import { journeyColumns, type JourneyRow } from '../views/journey.js'
import type { PromiseRow } from '../views/promise.js'
import type { TimelineEntryRow } from '../views/timeline-entry.js'
import { JourneyViews } from './journey-views.js'

abstract class ById<Row> extends ActorQuery<ReadonlyMap<string, Row>> {
  constructor(
    readonly actor: Actor,
    readonly ids: readonly string[],
    readonly atLeast?: Position,
  ) {
    super()
  }
}

/** Clients by their ids. */
export class ClientsById extends ById<ClientRow> {}

/** Journeys by their ids; merged ones too. */
export class JourneysById extends ById<JourneyRow> {}

/** Circles by their ids. */
export class CirclesById extends ById<CircleRow> {}

/** Handoffs by their ids. */
export class HandoffsById extends ById<HandoffRow> {}

/** Promises by their ids. */
export class PromisesById extends ById<PromiseRow> {}

/** People at clients by their ids. */
export class ContactsById extends ById<ContactRow> {}

/** Entries of timelines by their `entryKey`, e.g. the evidence of a circle. */
export class EntriesByKey extends ById<TimelineEntryRow> {}

/** Names an entry: the journey that it stands in, and its id. */
export const entryKey = (journeyId: string, id: string): string => `${journeyId}/${id}`

@QueryHandler(ClientsById)
export class ClientsByIdHandler implements IQueryHandler<ClientsById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: ClientsById): Promise<Map<string, ClientRow>> {
    return byId(await (await this.views.at(atLeast)).selectFrom('client').selectAll().where('id', 'in', ids).execute())
  }
}

@QueryHandler(JourneysById)
export class JourneysByIdHandler implements IQueryHandler<JourneysById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: JourneysById): Promise<Map<string, JourneyRow>> {
    const rows = await this.views.at(atLeast)
    return byId(await rows.selectFrom('journey').select(journeyColumns).where('id', 'in', ids).execute())
  }
}

@QueryHandler(CirclesById)
export class CirclesByIdHandler implements IQueryHandler<CirclesById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: CirclesById): Promise<Map<string, CircleRow>> {
    return byId(await (await this.views.at(atLeast)).selectFrom('circle').selectAll().where('id', 'in', ids).execute())
  }
}

@QueryHandler(HandoffsById)
export class HandoffsByIdHandler implements IQueryHandler<HandoffsById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: HandoffsById): Promise<Map<string, HandoffRow>> {
    return byId(await (await this.views.at(atLeast)).selectFrom('handoff').selectAll().where('id', 'in', ids).execute())
  }
}

@QueryHandler(PromisesById)
export class PromisesByIdHandler implements IQueryHandler<PromisesById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: PromisesById): Promise<Map<string, PromiseRow>> {
    return byId(await (await this.views.at(atLeast)).selectFrom('promise').selectAll().where('id', 'in', ids).execute())
  }
}

@QueryHandler(ContactsById)
export class ContactsByIdHandler implements IQueryHandler<ContactsById> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: ContactsById): Promise<Map<string, ContactRow>> {
    return byId(await (await this.views.at(atLeast)).selectFrom('contact').selectAll().where('id', 'in', ids).execute())
  }
}

@QueryHandler(EntriesByKey)
export class EntriesByKeyHandler implements IQueryHandler<EntriesByKey> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ ids, atLeast }: EntriesByKey): Promise<Map<string, TimelineEntryRow>> {
    const keys = ids.map((key) => key.split('/'))
    const [journeyIds, entryIds] = [0, 1].map((part) => [...new Set(keys.map((key) => key[part] ?? ''))])
    const found = await (
      await this.views.at(atLeast)
    )
      .selectFrom('timeline_entry')
      .selectAll()
      .where('journey_id', 'in', journeyIds ?? [])
      .where('id', 'in', entryIds ?? [])
      .execute()
    return new Map(found.map((row) => [entryKey(row.journey_id, row.id), row]))
  }
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
