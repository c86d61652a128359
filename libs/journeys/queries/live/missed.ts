import type { EventReader, Position, RecordedEvent } from '#event-sourcing'
import { clientStream, CLIENTS, readable } from './client-streams.js'
import type { Found, Watch } from './watch.js'

/** How many events are looked at together. */
const PAGE = 256

/** What a watch would have found between two positions, read page by page as it is fetched. */
export async function* missed<Row>(
  store: EventReader,
  watch: Watch<Row>,
  { after, upTo }: { readonly after: Position; readonly upTo: Position },
  signal: AbortSignal,
): AsyncGenerator<Found<Row>> {
  const events =
    watch.clientId === undefined
      ? store.readAll({ after, upTo, streams: [CLIENTS] })
      : ofStream(store, clientStream(watch.clientId), after, upTo)
  for await (const page of pages(events)) {
    if (signal.aborted) return
    yield* await watch.find(readable(page))
  }
}

async function* pages(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent[]> {
  let page: RecordedEvent[] = []
  for await (const event of events) {
    page.push(event)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  yield page
}

async function* ofStream(
  store: EventReader,
  stream: string,
  after: Position,
  upTo: Position,
): AsyncGenerator<RecordedEvent> {
  for await (const event of store.readStream(stream, { from: await revisionBehind(store, stream, after) })) {
    if (event.position > upTo) return
    yield event
  }
}

/** The first revision of a stream whose event lies behind a position. Halves the stream until it is found. */
async function revisionBehind(store: EventReader, stream: string, after: Position): Promise<number> {
  let low = 0
  let high = ((await one(store, stream, { direction: 'backwards' }))?.revision ?? -1) + 1
  while (low < high) {
    const middle = (low + high) >>> 1
    const event = await one(store, stream, { from: middle })
    if (event && event.position <= after) low = middle + 1
    else high = middle
  }
  return low
}

async function one(
  store: EventReader,
  stream: string,
  where: { readonly from?: number; readonly direction?: 'backwards' },
): Promise<RecordedEvent | undefined> {
  for await (const event of store.readStream(stream, { ...where, limit: 1 })) return event
  return undefined
}
