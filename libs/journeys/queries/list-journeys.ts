import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { ActorQuery, pageOfList, ValidQuery, type Actor } from '#access'
import { valid } from '#event-sourcing'
import type { Listing, Page, Sort } from '#views'
import { journeyColumns, type JourneyRow } from '../views/journey.js'
import { journeyFilter, whereJourney, type JourneyFilter } from './journey-filter.js'
import { JourneyViews, type JourneysSchema } from './journey-views.js'

const key: Sort = { column: 'id', direction: 'asc' }
const orders = {
  'last-touchpoint': [
    { column: 'last_at', direction: 'desc' },
    { column: 'id', direction: 'desc' },
  ],
  'first-touchpoint': [{ column: 'first_at', direction: 'asc' }, key],
  touchpoints: [{ column: 'touchpoints', direction: 'desc' }, key],
  key: [{ column: 'key', direction: 'asc' }, key],
} satisfies Record<string, [Sort, ...Sort[]]>

/** The orders in which journeys can be listed. */
export type JourneyOrder = keyof typeof orders

const list = {
  filter: journeyFilter.prefault({}),
  orderBy: z.enum(Object.keys(orders) as JourneyOrder[]).default('last-touchpoint'),
}
const input = z.strictObject({ ...list, ...pageOfList })
const inputOfClients = z.strictObject({ ...list, first: pageOfList.first })

/** Lists journeys. Refuses with `CURSOR_INVALID` and `TIME_IN_FUTURE`. */
export class ListJourneys extends ValidQuery<typeof input, Page<JourneyRow>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(ListJourneys)
export class ListJourneysHandler implements IQueryHandler<ListJourneys> {
  constructor(private readonly views: JourneyViews) {}

  execute({ input }: ListJourneys): Promise<Page<JourneyRow>> {
    return this.views.page(input.filter, (rows) => listing(rows, input), input)
  }
}

/** The first page of the journeys of each of some clients. */
export class JourneysOfClients extends ActorQuery<ReadonlyMap<string, Page<JourneyRow>>> {
  readonly input: z.output<typeof inputOfClients>

  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
    from: z.input<typeof inputOfClients>,
  ) {
    super()
    this.input = valid(inputOfClients, from)
  }
}

@QueryHandler(JourneysOfClients)
export class JourneysOfClientsHandler implements IQueryHandler<JourneysOfClients> {
  constructor(private readonly views: JourneyViews) {}

  execute({ clientIds, input }: JourneysOfClients): Promise<Map<string, Page<JourneyRow>>> {
    const filterOf = (clientId: string) => ofClient(input.filter, clientId)
    const listed = (rows: Kysely<JourneysSchema>) => listing(rows, input)
    return this.views.firstPages(input.filter, listed, 'client_id', clientIds, input, filterOf)
  }
}

/** The filter of one client's journeys; its fields stand in the order of the schema, so that cursors agree. */
export const ofClient = (filter: JourneyFilter, clientId: string): JourneyFilter =>
  journeyFilter.parse({ ...filter, clientId })

function listing(
  rows: Kysely<JourneysSchema>,
  { filter, orderBy }: { filter: JourneyFilter; orderBy: JourneyOrder },
): Listing<JourneysSchema, 'journey', JourneyRow> {
  return {
    name: 'journeys',
    filter,
    order: orders[orderBy],
    database: rows,
    query: whereJourney(rows.selectFrom('journey').select(journeyColumns), filter),
  }
}
