import { createHash } from 'node:crypto'
import type { EventReader } from '#event-sourcing'

/**
 * The name of a history of events: what its first event is, and where. None as long as there is no event. Views whose rows lie apart from the
 * events keep it, so that they are never gone on with from another history, or from a copy whose events have other positions.
 */
export async function historyOf(store: EventReader): Promise<string | undefined> {
  for await (const { id, stream, position } of store.readAll({ limit: 1 }))
    return createHash('sha256')
      .update(JSON.stringify([position, stream, id]))
      .digest('hex')
  return undefined
}
