import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ActorQuery, pageOfList, ValidQuery, type Actor } from '#access'
import { page, type Page } from '#views'
import type { MergeProposalRow } from '../views/client.js'
import { JourneyViews } from './journey-views.js'

const filter = z.strictObject({ clientId: z.uuid().optional() })
const input = z.strictObject({ filter: filter.prefault({}), ...pageOfList })

/** Lists the pairs of journeys that look like one need. Refuses with `CURSOR_INVALID`. */
export class ListMergeProposals extends ValidQuery<typeof input, Page<MergeProposalRow>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(ListMergeProposals)
export class ListMergeProposalsHandler implements IQueryHandler<ListMergeProposals> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ input }: ListMergeProposals): Promise<Page<MergeProposalRow>> {
    const { filter, atLeast } = input
    const database = await this.views.at(atLeast)
    const all = database.selectFrom('merge_proposal').selectAll()
    const query = filter.clientId === undefined ? all : all.where('client_id', '=', filter.clientId)
    const order = [
      { column: 'journey_id', direction: 'asc' },
      { column: 'with_journey_id', direction: 'asc' },
    ] as const
    return page({ name: 'merge-proposals', filter, order, database, query }, input)
  }
}

/** The merge proposals in which each of some journeys stands, on either side. */
export class MergeProposalsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly MergeProposalRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
  ) {
    super()
  }
}

@QueryHandler(MergeProposalsOfJourneys)
export class MergeProposalsOfJourneysHandler implements IQueryHandler<MergeProposalsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds }: MergeProposalsOfJourneys): Promise<Map<string, MergeProposalRow[]>> {
    const rows = await this.views.rows
      .selectFrom('merge_proposal')
      .selectAll()
      .where((eb) => eb.or([eb('journey_id', 'in', journeyIds), eb('with_journey_id', 'in', journeyIds)]))
      .orderBy('journey_id')
      .orderBy('with_journey_id')
      .execute()
    const standsIn = (id: string) => rows.filter((row) => row.journey_id === id || row.with_journey_id === id)
    return new Map(journeyIds.map((id) => [id, standsIn(id)]))
  }
}
