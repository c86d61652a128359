import { randomUUID } from 'node:crypto'
import type { handleServerStreamingCall } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import { eventFilter, shownInAll } from './event-filter.js'
import { isSince } from './options.js'
import { streams } from './protocol.js'
import { Pump, type Messages, type ReadCall } from './pump.js'
import { readAllBackwards, readAllForwards } from './read-all.js'
import { streamName, type UuidForm } from './read-messages.js'
import { pageSize, readStreamBackwards, readStreamForwards } from './read-stream.js'
import { RpcError, rpcErrors } from './rpc-errors.js'
import type { LogPosition } from './stored-event.js'
import { subscribeToAll, type AllSubscription } from './subscribe-to-all.js'
import { subscribeToStream } from './subscribe-to-stream.js'
import type { TransactionLog } from './transaction-log.js'

type Options = streams.ReadReq.Options
type Request = Pick<AllSubscription, 'uuids' | 'tellsCaughtUp'> & {
  readonly log: TransactionLog
  readonly options: Options
}

const { FORWARDS } = streams.ReadReq.Options.ReadDirection

/** Reads and subscriptions, of a stream or of $all: KurrentDB.Core/Services/Transport/Grpc/Streams.Read.cs. */
export function read(context: ServerContext): handleServerStreamingCall<streams.ReadReq, Buffer> {
  return (call) => {
    try {
      start(context, call)
    } catch (error) {
      if (!(error instanceof RpcError)) throw error
      call.emit('error', error)
    }
  }
}

function start(context: ServerContext, call: ReadCall): void {
  const options = call.request.getOptions()
  if (options === undefined) throw rpcErrors.invalidArgument("'options' is a required argument")
  const { log } = context.database
  // From 24.2: v24.2.0, Grpc/Streams.Read.cs.
  const request = { log, options, uuids: uuidForm(options), tellsCaughtUp: isSince(context.version, 24, 2) }
  const messages = options.hasSubscription() ? subscription(request) : reading(request)
  const drop = context.faults.take(options.hasSubscription() ? 'drop-subscription' : 'drop-read')
  new Pump(context, call, log, messages, drop?.after).start()
}

function reading({ log, options, uuids }: Request): Messages {
  const forwards = options.getReadDirection() === FORWARDS
  const count = Number(options.getCount())
  const ofStream = options.getStream()
  if (ofStream !== undefined) {
    const compatibility = options.getControlOption()?.getCompatibility() ?? 0
    const from = revisionOf(ofStream)
    const ask = { stream: streamName(ofStream.getStreamIdentifier()), from, count, uuids, compatibility }
    return forwards ? readStreamForwards(log, ask) : readStreamBackwards(log, ask)
  }
  const filter = filterOf(options)
  const ask = {
    from: positionIn(options),
    count,
    uuids,
    filter: filter === undefined ? shownInAll : eventFilter(filter),
  }
  return forwards ? readAllForwards(log, ask) : readAllBackwards(log, ask)
}

function subscription({ log, options, uuids, tellsCaughtUp }: Request): Messages {
  if (options.getReadDirection() !== FORWARDS) throw rpcErrors.invalidArgument('A subscription reads forwards.')
  const id = randomUUID()
  const ofStream = options.getStream()
  if (ofStream !== undefined) {
    const stream = streamName(ofStream.getStreamIdentifier())
    return subscribeToStream(log, { id, stream, from: revisionOf(ofStream), uuids, tellsCaughtUp })
  }
  const filter = filterOf(options)
  return subscribeToAll(log, {
    id,
    from: positionIn(options),
    uuids,
    tellsCaughtUp,
    ...(filter && { filtered: filtered(filter) }),
  })
}

function filtered(filter: streams.ReadReq.Options.FilterOptions): AllSubscription['filtered'] {
  const window = filter.hasMax() ? filter.getMax() : pageSize
  const multiplier = filter.getCheckpointintervalmultiplier()
  if (multiplier === 0) throw rpcErrors.invalidArgument('checkpointIntervalMultiplier must not be zero')
  return { filter: eventFilter(filter), window, checkpointInterval: window * multiplier }
}

function filterOf(options: Options): streams.ReadReq.Options.FilterOptions | undefined {
  const filter = options.hasFilter() ? options.getFilter() : undefined
  if (filter !== undefined && !filter.hasMax() && !filter.hasCount()) {
    throw rpcErrors.invalidArgument("'None' is not a valid WindowOneofCase")
  }
  return filter
}

function uuidForm(options: Options): UuidForm {
  const form = options.getUuidOption()
  if (form === undefined) throw rpcErrors.invalidArgument("'uuidOption' is a required argument")
  return form.hasString() ? 'text' : 'structured'
}

function revisionOf(stream: streams.ReadReq.Options.StreamOptions): 'start' | 'end' | number {
  if (stream.hasStart()) return 'start'
  return stream.hasEnd() ? 'end' : Number(stream.getRevision())
}

function positionIn(options: Options): 'start' | 'end' | LogPosition {
  const all = options.getAll()
  if (all === undefined) throw rpcErrors.invalidArgument("'None' is not a valid StreamOptionOneofCase")
  if (all.hasStart()) return 'start'
  const position = all.getPosition()
  if (all.hasEnd() || position === undefined) return 'end'
  return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) }
}
