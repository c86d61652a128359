import { shared, streams } from './protocol.js'
import { revisionText, type LogPosition, type StoredEvent } from './stored-event.js'
import { structuredUuid, textUuid } from './uuid.js'

/** How ids are written: as text or as two numbers, as the reader asks. */
export type UuidForm = 'text' | 'structured'

const encoded: Record<UuidForm, WeakMap<StoredEvent, Buffer>> = { text: new WeakMap(), structured: new WeakMap() }
const ticksPerMillisecond = 10_000n

/** An event as a reader gets it. An event that committed itself has its position in stream reads too: ResolvedEvent.cs. */
export function eventMessage(event: StoredEvent, form: UuidForm): Buffer {
  const known = encoded[form].get(event)
  if (known !== undefined) return known
  const message = bytes(new streams.ReadResp().setEvent(readEvent(event, form)))
  encoded[form].set(event, message)
  return message
}

function readEvent(event: StoredEvent, form: UuidForm): streams.ReadResp.ReadEvent {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
  const position = String(event.position)
  recorded.setId(form === 'text' ? textUuid(event.id) : structuredUuid(event.id))
  recorded.setStreamIdentifier(streamIdentifier(event.stream))
  recorded.setStreamRevision(revisionText(event.revision))
  recorded.setCommitPosition(position)
  recorded.setPreparePosition(position)
  recorded.setData(event.data)
  recorded.setCustomMetadata(event.metadata)
  // MetadataHelpers.cs, AddGrpcMetadataFrom: `created` counts ticks of 100 ns since the epoch of Unix.
  recorded.getMetadataMap().set('type', event.type)
  recorded.getMetadataMap().set('created', String(BigInt(Math.trunc(event.created)) * ticksPerMillisecond))
  recorded.getMetadataMap().set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
  return new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position)
}

export function streamIdentifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream))
}

export function streamName(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')
}

export function confirmation(id: string): Buffer {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id)
  return bytes(new streams.ReadResp().setConfirmation(confirmed))
}

export function checkpoint({ commit, prepare }: LogPosition): Buffer {
  const reached = new streams.ReadResp.Checkpoint()
  reached.setCommitPosition(String(commit))
  reached.setPreparePosition(String(prepare))
  return bytes(new streams.ReadResp().setCheckpoint(reached))
}

export function caughtUp(): Buffer {
  return bytes(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()))
}

export function streamNotFound(stream: string): Buffer {
  const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream))
  return bytes(new streams.ReadResp().setStreamNotFound(notFound))
}

export function firstStreamPosition(revision: number): Buffer {
  return bytes(new streams.ReadResp().setFirstStreamPosition(String(revision)))
}

export function lastStreamPosition(revision: number): Buffer {
  return bytes(new streams.ReadResp().setLastStreamPosition(String(revision)))
}

function bytes(message: streams.ReadResp): Buffer {
  return Buffer.from(message.serializeBinary())
}
