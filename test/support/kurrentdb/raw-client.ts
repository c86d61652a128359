import { credentials, Metadata, type ClientDuplexStream } from '@grpc/grpc-js'
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js'
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js'
import type { KurrentDbServer } from './index.js'
import { empty, shared, streams } from './protocol.js'
import { streamIdentifier, streamName } from './read-messages.js'
import { textUuid, uuidText } from './uuid.js'

export type RawClient = InstanceType<typeof streamsGrpc.StreamsClient>
export type BatchCall = ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

/** A client of the bare service, for what the package's own client doesn't send. */
export function rawClient(server: KurrentDbServer): RawClient {
  return new streamsGrpc.StreamsClient(`127.0.0.1:${server.port}`, credentials.createInsecure())
}

/** A request to read $all from its start, ids as text, without a filter. */
export function readAllRequest(change: (options: streams.ReadReq.Options) => void = () => {}): streams.ReadReq {
  const options = new streams.ReadReq.Options()
  options.setAll(new streams.ReadReq.Options.AllOptions().setStart(new shared.Empty()))
  options.setCount(String(Number.MAX_SAFE_INTEGER))
  options.setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()))
  options.setNoFilter(new shared.Empty())
  change(options)
  return new streams.ReadReq().setOptions(options)
}

/** A request to read a stream forwards from a revision, by a reader that takes the messages of today. */
export function readStreamRequest(stream: string, revision: number): streams.ReadReq {
  return readAllRequest((options) => {
    const from = new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(streamIdentifier(stream))
    options.setStream(from.setRevision(String(revision)))
    options.setControlOption(new streams.ReadReq.Options.ControlOption().setCompatibility(1))
  })
}

/** A filter by the given side, with no bound on the window. */
export function filterOf(
  side: 'stream' | 'type',
  expression: { readonly prefixes?: string[]; readonly regex?: string },
): streams.ReadReq.Options.FilterOptions {
  const filter = new streams.ReadReq.Options.FilterOptions().setCount(new shared.Empty())
  const by = new streams.ReadReq.Options.FilterOptions.Expression()
  by.setPrefixList(expression.prefixes ?? []).setRegex(expression.regex ?? '')
  return side === 'stream' ? filter.setStreamIdentifier(by) : filter.setEventType(by)
}

/** What a read answers, message by message. */
export async function messagesOf(client: RawClient, request: streams.ReadReq): Promise<streams.ReadResp[]> {
  const messages: streams.ReadResp[] = []
  for await (const message of client.read(request, new Metadata())) messages.push(message as streams.ReadResp)
  return messages
}

interface Part {
  readonly correlation: string
  /** The stream, in the first part of an append. */
  readonly stream?: string
  readonly ids: readonly string[]
  readonly final?: boolean
  readonly expected?: number
  readonly deadline?: Date
}

/** A part of a batch append. */
export function batchPart({
  correlation,
  stream,
  ids,
  final = true,
  expected,
  deadline,
}: Part): streams.BatchAppendReq {
  const request = new streams.BatchAppendReq().setCorrelationId(textUuid(correlation)).setIsFinal(final)
  if (stream !== undefined) {
    const options = new streams.BatchAppendReq.Options().setStreamIdentifier(streamIdentifier(stream))
    if (expected === undefined) options.setAny(new empty.Empty())
    else options.setStreamPosition(String(expected))
    if (deadline !== undefined) options.setDeadline(timestampPb.Timestamp.fromDate(deadline))
    request.setOptions(options)
  }
  for (const id of ids) {
    const message = new streams.BatchAppendReq.ProposedMessage().setId(textUuid(id))
    message.getMetadataMap().set('type', 'happened').set('content-type', 'application/json')
    message.setData(Buffer.from('{}'))
    request.addProposedMessages(message)
  }
  return request
}

/** What came of a batch append: the error's name, or the last revision. */
export function told(answer: streams.BatchAppendResp) {
  return {
    correlation: uuidText(answer.getCorrelationId()),
    stream: streamName(answer.getStreamIdentifier()),
    error: answer.getError()?.getMessage(),
    revision: answer.getSuccess()?.getCurrentRevision(),
  }
}
