import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { pageOfList, ValidQuery, type Actor } from '#access'
import { containsText, page, type Page, type Sort } from '#views'
import type { ClientRow } from '../views/client.js'
import { JourneyViews } from './journey-views.js'

const key: Sort = { column: 'id', direction: 'asc' }
const orders = {
  name: [{ column: 'name', direction: 'asc' }, key],
  'last-touchpoint': [
    { column: 'last_at', direction: 'desc' },
    { column: 'id', direction: 'desc' },
  ],
  touchpoints: [{ column: 'touchpoints', direction: 'desc' }, key],
  journeys: [{ column: 'journeys', direction: 'desc' }, key],
} satisfies Record<string, [Sort, ...Sort[]]>

/** The orders in which clients can be listed. */
export type ClientOrder = keyof typeof orders

const filter = z.strictObject({
  /** Part of the name or the code, whatever the case. */
  text: z.string().trim().min(1).max(200).optional(),
})
const input = z.strictObject({
  filter: filter.prefault({}),
  orderBy: z.enum(Object.keys(orders) as ClientOrder[]).default('name'),
  ...pageOfList,
})

/** Lists clients. Refuses with `CURSOR_INVALID`. */
export class ListClients extends ValidQuery<typeof input, Page<ClientRow>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(ListClients)
export class ListClientsHandler implements IQueryHandler<ListClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ input }: ListClients): Promise<Page<ClientRow>> {
    const { filter, orderBy, atLeast } = input
    const database = await this.views.at(atLeast)
    const all = database.selectFrom('client').selectAll()
    const query = filter.text === undefined ? all : all.where(containsText(['name', 'code'], filter.text))
    return page({ name: 'clients', filter, order: orders[orderBy], database, query }, input)
  }
}
