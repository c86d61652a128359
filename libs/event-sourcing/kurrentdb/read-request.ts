import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { LogOffset } from './log-position.js'

const { Options } = streams.ReadReq
const { FilterOptions } = Options

/** How far one step of a filtered read looks, in events. */
const SEARCH_WINDOW = 4096
/** Streams of the server itself begin with a dollar sign. */
const NOT_OF_THE_SYSTEM = '^[^$]'
/** No stream is called so: who asks for it alone hears of nothing but how far the log goes. */
const NO_STREAM = '$virgil-no-stream-'

/** A page of one stream. */
export interface StreamPageRequest {
  readonly stream: string
  /** Its end in the direction of reading, where none is given. */
  readonly from: number | undefined
  readonly direction: 'forwards' | 'backwards'
  readonly limit: number
}

/** A page of all streams but those of the system, or of those whose names begin with one of the given ones. */
export interface AllPageRequest {
  /** Where the page begins, with what stands there. */
  readonly from: LogOffset | undefined
  readonly direction: 'forwards' | 'backwards'
  readonly streams?: readonly string[]
  readonly limit: number
}

/** Asks for events of a stream. */
export function streamPage({ stream, from, direction, limit }: StreamPageRequest): streams.ReadReq {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8').toString('base64'))
  const place = new Options.StreamOptions().setStreamIdentifier(name)
  if (from !== undefined) place.setRevision(String(from))
  else if (direction === 'forwards') place.setStart(new shared.Empty())
  else place.setEnd(new shared.Empty())
  return request(new Options().setStream(place).setNoFilter(new shared.Empty()), direction, limit)
}

/** Asks for events of many streams. The server filters. */
export function allPage({ from, direction, streams: prefixes, limit }: AllPageRequest): streams.ReadReq {
  const options = new Options().setAll(allFrom(from, direction)).setFilter(filter(prefixes).setMax(SEARCH_WINDOW))
  return request(options, direction, limit)
}

/** Asks for the last event of all, whosever it is. */
export function lastOfAll(): streams.ReadReq {
  const options = new Options().setAll(allFrom(undefined, 'backwards')).setNoFilter(new shared.Empty())
  return request(options, 'backwards', 1)
}

/** Asks to be told of the position of each event from now on, and of nothing else: a checkpoint after every event. */
export function headsToCome(): streams.ReadReq {
  const options = new Options()
    .setAll(new Options.AllOptions().setEnd(new shared.Empty()))
    .setFilter(filter([NO_STREAM]).setMax(1))
    .setSubscription(new Options.SubscriptionOptions())
    .setUuidOption(uuidsAsText())
  return new streams.ReadReq().setOptions(options)
}

function request(options: streams.ReadReq.Options, direction: 'forwards' | 'backwards', limit: number) {
  options
    .setCount(String(limit))
    .setReadDirection(direction === 'forwards' ? Options.ReadDirection.FORWARDS : Options.ReadDirection.BACKWARDS)
    .setUuidOption(uuidsAsText())
  return new streams.ReadReq().setOptions(options)
}

function allFrom(from: LogOffset | undefined, direction: 'forwards' | 'backwards'): streams.ReadReq.Options.AllOptions {
  const all = new Options.AllOptions()
  if (from === undefined)
    return direction === 'forwards' ? all.setStart(new shared.Empty()) : all.setEnd(new shared.Empty())
  return all.setPosition(new Options.Position().setCommitPosition(from).setPreparePosition(from))
}

function filter(prefixes: readonly string[] | undefined): streams.ReadReq.Options.FilterOptions {
  const expression = new FilterOptions.Expression()
  if (prefixes) expression.setPrefixList([...prefixes])
  else expression.setRegex(NOT_OF_THE_SYSTEM)
  return new FilterOptions().setStreamIdentifier(expression).setCheckpointintervalmultiplier(1)
}

const uuidsAsText = () => new Options.UUIDOption().setString(new shared.Empty())
