import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { PromiseRow } from '../views/promise.js'
import { grouped } from './grouped.js'
import { JourneyViews } from './journey-views.js'

/** What each of some clients was promised, in the order in which it falls due; only what is open, or what is not, if asked. */
export class PromisesOfClients extends ActorQuery<ReadonlyMap<string, readonly PromiseRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
    readonly open?: boolean,
  ) {
    super()
  }
}

@QueryHandler(PromisesOfClients)
export class PromisesOfClientsHandler implements IQueryHandler<PromisesOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ clientIds, open }: PromisesOfClients): Promise<Map<string, PromiseRow[]>> {
    const all = this.views.rows.selectFrom('promise').selectAll().where('client_id', 'in', clientIds)
    const asked = open === undefined ? all : all.where('state', open ? '=' : '!=', 'open')
    return grouped(await asked.orderBy('due_at').orderBy('id').execute(), 'client_id', clientIds)
  }
}
