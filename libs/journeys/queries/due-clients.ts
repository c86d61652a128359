import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { JourneyViews } from './journey-views.js'

/** Clients for whom time alone changes something before an instant (milliseconds since 1970), the longest due first. */
export class DueClients extends ActorQuery<readonly string[]> {
  constructor(
    readonly actor: Actor,
    readonly before: number,
    readonly first: number,
  ) {
    super()
  }
}

@QueryHandler(DueClients)
export class DueClientsHandler implements IQueryHandler<DueClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ before, first }: DueClients): Promise<readonly string[]> {
    const due = await this.views.rows
      .selectFrom('journey')
      .select('client_id')
      .where('due_at', '<', before)
      .groupBy('client_id')
      .orderBy(({ fn }) => fn.min('due_at'))
      .limit(first)
      .execute()
    return due.map(({ client_id }) => client_id)
  }
}
