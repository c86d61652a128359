import { StoreError } from './errors.js'
import type { EventMetadata, NewEvent } from './event.js'
import { metadataText } from './metadata-text.js'

/** The most bytes that one event may take [4 MB]. */
export const MAX_EVENT_BYTES = 4 * 1024 * 1024

/** An event beside its JSON text, taken when it was handed over: what is done to the object later changes nothing. */
export interface EncodedEvent {
  readonly event: NewEvent
  readonly data: string
  readonly metadata: string
}

/** What an append weighs and says. Throws `EVENT_TOO_LARGE`, and `APPEND_INVALID` for an empty list or data that is no JSON. */
export function encodeEvents(stream: string, events: readonly NewEvent[]): { encoded: EncodedEvent[]; bytes: number } {
  if (events.length === 0) throw new StoreError('APPEND_INVALID', `Nothing was given to append to ${stream}.`)
  let bytes = 0
  let shared: EventMetadata | undefined
  let metadata = ''
  const encoded = events.map((event) => {
    const data = dataText(event)
    if (event.metadata !== shared) metadata = metadataText((shared = event.metadata))
    const size = byteLength(data) + metadata.length
    if (size > MAX_EVENT_BYTES) throw tooLarge(event, size)
    bytes += size
    return { event, data, metadata }
  })
  return { encoded, bytes }
}

/** Counting the bytes costs a walk over the text: only a text that might be too long is walked. */
function byteLength(text: string): number {
  return text.length * 3 <= MAX_EVENT_BYTES ? text.length : Buffer.byteLength(text)
}

function dataText(event: NewEvent): string {
  try {
    const text: string | undefined = JSON.stringify(event.data)
    if (text !== undefined) return text
  } catch (cause) {
    throw new StoreError('APPEND_INVALID', `The event ${event.type} cannot be written as JSON.`, { cause })
  }
  throw new StoreError('APPEND_INVALID', `The event ${event.type} has no data.`)
}

function tooLarge(event: NewEvent, size: number): StoreError {
  return new StoreError(
    'EVENT_TOO_LARGE',
    `The event ${event.type} takes ${size} bytes; an event may take ${MAX_EVENT_BYTES}. Keep large content outside and refer to it.`,
  )
}
