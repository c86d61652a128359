import type { streams } from './protocol.js'
import { rpcErrors } from './rpc-errors.js'
import type { ExpectedRevision, ProposedEvent } from './stored-event.js'
import { uuidText } from './uuid.js'

/** Reads an event of an append; `type` and `content-type` must be there: Grpc/MetadataHelpers.cs, ParseGrpcMetadata. */
export function proposedEvent(
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): ProposedEvent {
  const properties = message.getMetadataMap()
  const required = (name: string): string => {
    const value = properties.get(name)
    if (value === undefined) throw rpcErrors.requiredMetadataPropertyMissing(name)
    return value
  }
  return {
    id: uuidText(message.getId()),
    type: required('type'),
    isJson: required('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }
}

/** What an event counts against the largest append: KurrentDB.Core/Data/Event.cs, SizeOnDisk. */
export function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return data.length + metadata.length + type.length * 2
}

interface ExpectedRevisionOptions {
  hasAny(): boolean
  hasNoStream(): boolean
  hasStreamExists(): boolean
}

/** Reads what the stream is expected to be at; `revision` is what the options hold of that. */
export function expectedRevision(options: ExpectedRevisionOptions, revision: string | undefined): ExpectedRevision {
  if (options.hasAny()) return 'any'
  if (options.hasNoStream()) return 'no-stream'
  if (options.hasStreamExists()) return 'stream-exists'
  if (revision === undefined) throw rpcErrors.invalidArgument("'None' is not a valid ExpectedStreamRevision")
  return Number(revision)
}
