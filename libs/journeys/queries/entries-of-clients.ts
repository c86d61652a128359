import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { TimelineEntryRow } from '../views/timeline-entry.js'
import { JourneyViews } from './journey-views.js'

/** Names an entry of a client, in whichever journey it stands today. */
export const clientEntryKey = (clientId: string, id: string): string => `${clientId}/${id}`

/** Entries of timelines by their `clientEntryKey`: for what was told before they moved. */
export class EntriesOfClients extends ActorQuery<ReadonlyMap<string, TimelineEntryRow>> {
  constructor(
    readonly actor: Actor,
    readonly keys: readonly string[],
  ) {
    super()
  }
}

@QueryHandler(EntriesOfClients)
export class EntriesOfClientsHandler implements IQueryHandler<EntriesOfClients> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ keys }: EntriesOfClients): Promise<Map<string, TimelineEntryRow>> {
    const parts = keys.map((key) => key.split('/'))
    const [clientIds, entryIds] = [0, 1].map((part) => [...new Set(parts.map((key) => key[part] ?? ''))])
    const found = await this.views.rows
      .selectFrom('timeline_entry')
      .selectAll()
      .where('client_id', 'in', clientIds ?? [])
      .where('id', 'in', entryIds ?? [])
      .execute()
    return new Map(found.map((row) => [clientEntryKey(row.client_id, row.id), row]))
  }
}
