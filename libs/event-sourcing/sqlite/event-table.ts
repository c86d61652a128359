/** An event as it is read from the file, its parts as JSON text. */
export type StoredEvent = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
]

/** What is read of an event, in the order of `StoredEvent`. */
const READ = 'event.position, stream.name, event.revision, event.id, event.type, event.data, event.metadata'

/** Reads events with the names of their streams. `CROSS` keeps SQLite from going through the streams first. */
export const SELECT_EVENTS = `SELECT ${READ} FROM event CROSS JOIN stream ON stream.id = event.stream`

/** The id of the stream of a name, which is the parameter. */
export const STREAM_ID = '(SELECT id FROM stream WHERE name = ?)'

/** How `StoredEvent` and its checksum are read from a file of each schema: an older copy is looked through as it is. */
const CHECKED = [
  'SELECT position, stream, revision, id, type, data, metadata, NULL FROM event',
  'SELECT position, stream, revision, id, type, data, metadata, checksum FROM event',
  // An event whose stream is gone must not be passed over.
  `SELECT ${READ.replace('stream.name', "coalesce(stream.name, '')")}, event.checksum
   FROM event LEFT JOIN stream ON stream.id = event.stream`,
] as const

/** Reads events with their checksums, whatever is missing, from a file of a schema. */
export const selectChecked = (schema: number): string => CHECKED[schema - 1] ?? CHECKED[2]
