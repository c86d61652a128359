import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { EventMetadata, RecordedEvent } from '../event.js'
import { metadataIn } from '../metadata-text.js'
import { positionAtOffset } from './log-position.js'

/** An event as KurrentDB gives it back. What another program wrote into a stream comes as well: those who fold it tell what is wrong. */
export function recordedEvent(event: streams.ReadResp.ReadEvent.RecordedEvent): RecordedEvent {
  return {
    id: event.getId()?.getString() ?? '',
    type: event.getMetadataMap().get('type') ?? '',
    data: jsonIn(event.getData_asU8()),
    metadata: metadataOf(event.getCustomMetadata_asU8()),
    stream: textOf(event.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array()),
    revision: Number(event.getStreamRevision()),
    position: positionAtOffset(event.getCommitPosition()),
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes)) as unknown
  } catch {
    return undefined
  }
}

function metadataOf(bytes: Uint8Array): EventMetadata {
  try {
    return metadataIn(textOf(bytes))
  } catch {
    return { commandId: '', correlationId: '', causationId: '', actor: '', recordedAt: '', schemaVersion: 0 }
  }
}
