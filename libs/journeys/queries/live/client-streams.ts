import type { Recorded, RecordedEvent } from '#event-sourcing'
import { clientEvents, type ClientEvent } from '../../domain/events.js'

/** With this the names of the streams of clients begin. */
export const CLIENTS = 'client-'

/** The stream of a client. */
export const clientStream = (clientId: string): string => CLIENTS + clientId

/** The client of a stream. */
export const clientOf = ({ stream }: RecordedEvent): string => stream.slice(CLIENTS.length)

/** The events in today's shape. One that cannot be read has parked its client, and is in no row. */
export function readable(events: readonly RecordedEvent[]): Recorded<ClientEvent>[] {
  return events.flatMap((event) => {
    try {
      return [clientEvents.decode(event)]
    } catch {
      return []
    }
  })
}
