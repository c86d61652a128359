import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { sql } from 'kysely'
import { ActorQuery, type Actor } from '#access'
import type { Status } from '../domain/standing.js'
import type { ClientRefRow } from '../views/client.js'
import type { ContactRow } from '../views/contact.js'
import { grouped } from './grouped.js'
import { healthOf, type Health } from './health.js'
import { JourneyViews } from './journey-views.js'

abstract class OfClients<Value> extends ActorQuery<ReadonlyMap<string, Value>> {
  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
  ) {
    super()
  }
}

/** How many journeys of a client stand where. */
export type JourneyCounts = Readonly<Record<Status, number>>

/** The journeys of each of some clients, counted by their status. */
export class JourneyCountsOfClients extends OfClients<JourneyCounts> {}

/** How each of some clients is served: by the circles that no member dismissed. */
export class HealthOfClients extends OfClients<Health> {}

/** The ids by which other tools know each of some clients. */
export class RefsOfClients extends OfClients<readonly ClientRefRow[]> {}

/** The people at each of some clients, by name. */
export class ContactsOfClients extends OfClients<readonly ContactRow[]> {}

@QueryHandler(JourneyCountsOfClients)
export class JourneyCountsOfClientsHandler implements IQueryHandler<JourneyCountsOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ clientIds }: JourneyCountsOfClients): Promise<Map<string, JourneyCounts>> {
    const rows = await this.views.rows
      .selectFrom('journey')
      .select(['client_id', 'status', sql<number>`count(*)`.as('count')])
      .where('client_id', 'in', clientIds)
      .where('merged_into', 'is', null)
      .where('touchpoints', '>', 0)
      .groupBy(['client_id', 'status'])
      .execute()
    const counts = grouped(rows, 'client_id', clientIds)
    const none = { open: 0, waiting: 0, resolved: 0, abandoned: 0 }
    return new Map(
      [...counts].map(([id, own]) => [
        id,
        { ...none, ...Object.fromEntries(own.map(({ status, count }) => [status, Number(count)])) },
      ]),
    )
  }
}

@QueryHandler(HealthOfClients)
export class HealthOfClientsHandler implements IQueryHandler<HealthOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ clientIds }: HealthOfClients): Promise<Map<string, Health>> {
    const open = this.views.rows
      .selectFrom('circle')
      .select(['client_id', 'kind', 'depth'])
      .where('client_id', 'in', clientIds)
      .where('open', '=', 1)
      .where('dismissed_at', 'is', null)
    const circles = grouped(await open.orderBy('depth').orderBy('id').execute(), 'client_id', clientIds)
    return new Map([...circles].map(([id, own]) => [id, healthOf(own)]))
  }
}

@QueryHandler(RefsOfClients)
export class RefsOfClientsHandler implements IQueryHandler<RefsOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ clientIds }: RefsOfClients): Promise<Map<string, ClientRefRow[]>> {
    const rows = this.views.rows.selectFrom('client_ref').selectAll().where('client_id', 'in', clientIds)
    return grouped(await rows.orderBy('system').orderBy('ref').execute(), 'client_id', clientIds)
  }
}

@QueryHandler(ContactsOfClients)
export class ContactsOfClientsHandler implements IQueryHandler<ContactsOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ clientIds }: ContactsOfClients): Promise<Map<string, ContactRow[]>> {
    const rows = this.views.rows.selectFrom('contact').selectAll().where('client_id', 'in', clientIds)
    return grouped(await rows.orderBy('name').orderBy('id').execute(), 'client_id', clientIds)
  }
}
