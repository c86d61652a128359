/** The columns that tell of an event, in the order of `StoredEvent`. */
export const EVENT_COLUMNS = 'position, stream, revision, id, type, data, metadata'

/** A row of the table `event`, its parts as JSON text. */
export type StoredEvent = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
]
