import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import { clientRef } from '../domain/client-ref.js'
import type { ClientRow } from '../views/client.js'
import { JourneyViews } from './journey-views.js'

const input = z
  .strictObject({ id: z.string().max(200).optional(), ref: clientRef.optional(), atLeast })
  .refine(({ id, ref }) => (id === undefined) !== (ref === undefined), 'name a client by `id` or by `ref`')

/** Finds a client by its id, or by its id in another tool. */
export class FindClient extends ValidQuery<typeof input, ClientRow | undefined> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(FindClient)
export class FindClientHandler implements IQueryHandler<FindClient> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ input: { id, ref, atLeast } }: FindClient): Promise<ClientRow | undefined> {
    const rows = await this.views.at(atLeast)
    const clients = rows.selectFrom('client').selectAll('client')
    if (!ref) return clients.where('client.id', '=', id ?? '').executeTakeFirst()
    return clients
      .innerJoin('client_ref', 'client_ref.client_id', 'client.id')
      .where('client_ref.system', '=', ref.system)
      .where('client_ref.ref', '=', ref.id)
      .executeTakeFirst()
  }
}
