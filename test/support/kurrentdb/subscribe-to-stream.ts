import { quiet } from './pump.js'
import { caughtUp, confirmation, eventMessage, type UuidForm } from './read-messages.js'
import { readableFrom } from './readable-range.js'
import { rpcErrors } from './rpc-errors.js'
import { tombstoneRevision, type StoredEvent } from './stored-event.js'
import type { TransactionLog } from './transaction-log.js'

export interface StreamSubscription {
  readonly id: string
  readonly stream: string
  /** The last revision that is known: the subscription begins behind it. */
  readonly from: 'start' | 'end' | number
  readonly uuids: UuidForm
  readonly tellsCaughtUp: boolean
}

/** Enumerators/Enumerator.StreamSubscription.cs. A stream need not exist to be followed. */
export function* subscribeToStream(
  log: TransactionLog,
  { id, stream, from, uuids, tellsCaughtUp }: StreamSubscription,
): Generator<Buffer | typeof quiet> {
  yield confirmation(id)
  const { streams } = log
  const last = streams.lastRevision(stream)
  if (last === tombstoneRevision) throw rpcErrors.streamDeleted(stream)
  let sent = from === 'start' ? -1 : from === 'end' ? last : from
  const isMissing = (): StoredEvent | undefined =>
    streams.eventsOf(stream)[Math.max(sent + 1, readableFrom(streams, stream, log.time()))]
  for (let event = isMissing(); event !== undefined; event = isMissing()) {
    yield eventMessage(event, uuids)
    sent = event.revision
  }
  if (tellsCaughtUp) yield caughtUp()
  for (;;) {
    const event = streams.eventsOf(stream)[sent + 1] ?? streams.tombstoneOf(stream)
    if (event === undefined) {
      yield quiet
      continue
    }
    yield eventMessage(event, uuids)
    if (event.revision === tombstoneRevision) throw rpcErrors.streamDeleted(stream)
    sent = event.revision
  }
}
