import { setImmediate as nextTurn } from 'node:timers/promises'
import { DomainError, type EventReader, type ReadingOptions, type Recorded, type RecordedEvent } from '#event-sourcing'
import { clientEvents, type ClientEvent } from '../domain/events.js'

const CLIENTS = 'client-'
/** How many events are read between two looks at the signal. */
const STRIDE = 1000

/** How many events each client has, by the name of its stream. */
export type StreamLengths = ReadonlyMap<string, number>

/** The events of a client from the first one on; undefined where one of them cannot be read. */
export type ClientHistory = readonly Recorded<ClientEvent>[] | undefined

/** Finds all clients, and shows each of their events to somebody as it was recorded. */
export async function surveyClients(
  reader: EventReader,
  { signal }: Pick<ReadingOptions, 'signal'> = {},
  show: (recorded: RecordedEvent) => void = () => undefined,
): Promise<StreamLengths> {
  const lengths = new Map<string, number>()
  let events = 0
  for await (const recorded of reader.readAll({ streams: [CLIENTS] })) {
    lengths.set(recorded.stream, (lengths.get(recorded.stream) ?? 0) + 1)
    show(recorded)
    events += 1
    if (events % STRIDE === 0) signal?.throwIfAborted()
  }
  return lengths
}

/** Reads one client after the other, as far as they went at the survey. */
export async function* everyClient(
  reader: EventReader,
  lengths: StreamLengths,
  { onProgress, signal }: ReadingOptions = {},
): AsyncGenerator<ClientHistory> {
  const of = [...lengths.values()].reduce((sum, length) => sum + length, 0)
  let [events, told] = [0, 0]
  for (const [stream, limit] of lengths) {
    yield await historyIn(reader, stream, limit)
    events += limit
    if (events - told < STRIDE) continue
    signal?.throwIfAborted()
    onProgress?.({ events, of })
    await nextTurn()
    told = events
  }
}

/** The event in today's shape; undefined where it cannot be read. */
export function readable(recorded: RecordedEvent): Recorded<ClientEvent> | undefined {
  try {
    return clientEvents.decode(recorded)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'EVENT_UNREADABLE') return undefined
    throw error
  }
}

async function historyIn(reader: EventReader, stream: string, limit: number): Promise<ClientHistory> {
  const history: Recorded<ClientEvent>[] = []
  for await (const recorded of reader.readStream(stream, { limit })) {
    const event = readable(recorded)
    if (!event) return undefined
    history.push(event)
  }
  return history
}
