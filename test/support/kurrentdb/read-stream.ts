import {
  eventMessage,
  firstStreamPosition,
  lastStreamPosition,
  streamNotFound,
  type UuidForm,
} from './read-messages.js'
import { readableFrom } from './readable-range.js'
import { rpcErrors } from './rpc-errors.js'
import { tombstoneRevision } from './stored-event.js'
import { isSoftDeleted } from './stream-metadata.js'
import type { TransactionLog } from './transaction-log.js'

export interface StreamRead {
  readonly stream: string
  /** Where it begins, this revision included. */
  readonly from: 'start' | 'end' | number
  readonly count: number
  readonly uuids: UuidForm
  /** 1 and more for a reader that wants to be told the first and last revision: Enumerator.ReadStreamForwards.cs. */
  readonly compatibility: number
}

/** The server reads pages of so many events: Enumerator.cs, DefaultReadBatchSize. */
export const pageSize = 32

/** Oldest first. Enumerators/Enumerator.ReadStreamForwards.cs; IndexReader.cs, ReadStreamEventsForwardInternal. */
export function* readStreamForwards(log: TransactionLog, read: StreamRead): Generator<Buffer> {
  const { stream, count, uuids } = read
  const unreadable = unreadableStream(log, stream)
  if (unreadable !== undefined) return yield unreadable
  const first = readableFrom(log.streams, stream, log.time())
  const last = log.streams.lastRevision(stream)
  const from = read.from === 'start' ? 0 : read.from === 'end' ? last + 1 : read.from
  if (read.compatibility >= 1) {
    // The first page tells where the stream begins or ends if it has no events to show.
    const endOfPage = from + Math.min(pageSize, count) - 1
    const begin = endOfPage < first ? first : Math.max(from, first) > last ? last + 1 : from
    if (begin !== from) yield firstStreamPosition(begin)
  }
  let sent = 0
  for (let revision = Math.max(from, first); sent < count; revision++) {
    const event = log.streams.eventsOf(stream)[revision]
    if (event === undefined) break
    yield eventMessage(event, uuids)
    sent++
  }
  if (read.compatibility >= 1) yield lastStreamPosition(log.streams.lastRevision(stream))
}

/** Newest first. Enumerators/Enumerator.ReadStreamBackwards.cs; IndexReader.cs, ReadStreamEventsBackwardInternal. */
export function* readStreamBackwards(log: TransactionLog, read: StreamRead): Generator<Buffer> {
  const { stream, count, uuids } = read
  const unreadable = unreadableStream(log, stream)
  if (unreadable !== undefined) return yield unreadable
  const first = readableFrom(log.streams, stream, log.time())
  const last = log.streams.lastRevision(stream)
  const from = read.from === 'start' ? 0 : read.from === 'end' ? last : Math.min(read.from, last)
  for (let revision = from, sent = 0; revision >= first && sent < count; revision--, sent++) {
    const event = log.streams.eventsOf(stream)[revision]
    if (event !== undefined) yield eventMessage(event, uuids)
  }
  if (read.compatibility >= 1) yield lastStreamPosition(last)
}

/** A stream that never was, or was deleted softly, is told as a message; one that was deleted for good fails the read. */
function unreadableStream(log: TransactionLog, stream: string): Buffer | undefined {
  const last = log.streams.lastRevision(stream)
  if (last === tombstoneRevision) throw rpcErrors.streamDeleted(stream)
  return last < 0 || isSoftDeleted(log.streams.metadataOf(stream)) ? streamNotFound(stream) : undefined
}
