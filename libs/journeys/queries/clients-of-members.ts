import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { Clock } from '#event-sourcing'
import type { ClientRow } from '../views/client.js'
import { assignmentsAt } from './assignments-at.js'
import { grouped } from './grouped.js'
import { JourneyViews } from './journey-views.js'

/** The clients whom each of some members serves, first or as a backup, at an instant, ISO 8601; now by default. By name. */
export class ClientsOfMembers extends ActorQuery<ReadonlyMap<string, readonly ClientRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly memberIds: readonly string[],
    readonly at?: string,
  ) {
    super()
  }
}

@QueryHandler(ClientsOfMembers)
export class ClientsOfMembersHandler implements IQueryHandler<ClientsOfMembers> {
  constructor(
    private readonly views: JourneyViews,
    private readonly clock: Clock,
  ) {}

  async execute({ memberIds, at }: ClientsOfMembers): Promise<Map<string, ClientRow[]>> {
    const instant = at === undefined ? this.clock.now() : Date.parse(at)
    const rows = await assignmentsAt(this.views.rows, instant)
      .innerJoin('client', 'client.id', 'assignment.client_id')
      .selectAll('client')
      .select('assignment.member_id')
      .distinct()
      .where('assignment.member_id', 'in', memberIds)
      .orderBy('client.name')
      .orderBy('client.id')
      .execute()
    return grouped(rows, 'member_id', memberIds)
  }
}
