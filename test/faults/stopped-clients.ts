import type { EventStore, Recorded } from '#event-sourcing'
import { clientEvents, timelineEntries, type ClientEvent } from '#journeys'
import { journeysProjection } from '#journeys/views'
import { projectAll, type ParkedStream, type ReadDatabase } from '#views'

/** Clients that stopped at an event, and show something else than all that came before it, in sentences. */
export async function stoppedElsewhere(
  store: EventStore,
  database: ReadDatabase,
  parked: readonly ParkedStream[],
): Promise<string[]> {
  const faults: string[] = []
  for (const { stream, revision, waiting } of parked) {
    const events: Recorded<ClientEvent>[] = []
    for await (const recorded of store.readStream(stream)) events.push(clientEvents.decode(recorded))
    const before = projectAll(journeysProjection, events.slice(0, revision)).rows(timelineEntries)
    const shown = await entriesOf(database, stream.replace('client-', ''))
    if (
      shown.join() !==
      before
        .map(({ id }) => id)
        .sort()
        .join()
    )
      faults.push(`${stream} stopped at ${revision}, and shows ${shown.length} entries; ${before.length} were before.`)
    const behind = events.length - revision - 1
    if (waiting !== behind) faults.push(`${waiting} events of ${stream} are said to wait; ${behind} do.`)
  }
  return faults
}

async function entriesOf(database: ReadDatabase, clientId: string): Promise<string[]> {
  const rows = await database
    .kysely<{ timeline_entry: { id: string; client_id: string } }>()
    .selectFrom(timelineEntries.name)
    .select('id')
    .where('client_id', '=', clientId)
    .execute()
  return rows.map(({ id }) => id).sort()
}
