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

/** Where an event and its checksum stand in a file of each schema: an older copy is looked through as it is. */
const CHECKED = [
  { stream: 'event.stream', checksum: 'NULL', from: 'event' },
  { stream: 'event.stream', checksum: 'event.checksum', from: 'event' },
  // An event whose stream is gone must not be passed over.
  {
    stream: "coalesce(stream.name, '')",
    checksum: 'event.checksum',
    from: 'event LEFT JOIN stream ON stream.id = event.stream',
  },
] as const

/** An event as it is checked: its stream, and what its checksum is over, as bytes; null where a part of it is missing. */
export type CheckedEvent = readonly [
  position: number,
  revision: number,
  checksum: number | null,
  stream: Buffer,
  written: Buffer | null,
]

/**
 * Reads a `CheckedEvent` of every event in a file of a schema, whatever is missing. As bytes, since libsql ends the whole
 * process where it is to give text that is none.
 */
export function selectChecked(schema: number): string {
  const { stream, checksum, from } = CHECKED[schema - 1] ?? CHECKED[2]
  const columns = ['revision', 'id', 'type', 'data', 'metadata'].map((column) => `event.${column}`)
  const written = [stream, ...columns].join(' || char(10) || ')
  return `SELECT event.position, event.revision, ${checksum}, CAST(${stream} AS BLOB), CAST(${written} AS BLOB) FROM ${from}`
}
