import type { handleUnaryCall } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import { expectedRevision } from './proposed-event.js'
import { streams } from './protocol.js'
import { streamName } from './read-messages.js'
import { RpcError, rpcErrors } from './rpc-errors.js'
import type { ExpectedRevision } from './stored-event.js'
import type { WriteOutcome } from './writer.js'

/** A soft delete: Grpc/Streams.Delete.cs. */
export function deleteStream(context: ServerContext): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> {
  return (call, callback) =>
    answer(callback, () => {
      const { stream, expected } = targetOf(call.request.getOptions())
      const outcome = context.database.writer.softDelete(stream, expected)
      const position = new streams.DeleteResp.Position()
      place(position, positionOf(outcome, stream, expected))
      return new streams.DeleteResp().setPosition(position)
    })
}

/** A deletion for good. */
export function tombstone(context: ServerContext): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> {
  return (call, callback) =>
    answer(callback, () => {
      const { stream, expected } = targetOf(call.request.getOptions())
      const outcome = context.database.writer.tombstone(stream, expected)
      const position = new streams.TombstoneResp.Position()
      place(position, positionOf(outcome, stream, expected))
      return new streams.TombstoneResp().setPosition(position)
    })
}

function answer<T>(callback: (error: RpcError | null, response?: T) => void, action: () => T): void {
  try {
    callback(null, action())
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    callback(error)
  }
}

function targetOf(options: streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined) {
  if (options === undefined) throw rpcErrors.invalidArgument("'options' is a required argument")
  const stream = streamName(options.getStreamIdentifier())
  return { stream, expected: expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined) }
}

/** Data/ExpectedVersion.cs: what stands for no revision in the trailers of a refused deletion. */
const expectedNumbers = { any: -2, 'no-stream': -1, 'stream-exists': -4 }

function positionOf(outcome: WriteOutcome, stream: string, expected: ExpectedRevision): number {
  switch (outcome.kind) {
    case 'written':
      return outcome.position
    case 'stream-deleted':
      throw rpcErrors.streamDeleted(stream)
    case 'wrong-revision': {
      const number = typeof expected === 'number' ? expected : expectedNumbers[expected]
      throw rpcErrors.wrongExpectedVersion('Delete', stream, number, outcome.current)
    }
  }
}

function place(position: streams.DeleteResp.Position | streams.TombstoneResp.Position, offset: number): void {
  position.setCommitPosition(String(offset))
  position.setPreparePosition(String(offset))
}
