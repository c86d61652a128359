import type { EventFilter } from './event-filter.js'
import { comparePositions, positionOf } from './positions.js'
import { eventMessage, type UuidForm } from './read-messages.js'
import { rpcErrors } from './rpc-errors.js'
import type { LogPosition } from './stored-event.js'
import type { TransactionLog } from './transaction-log.js'

export interface AllRead {
  readonly from: 'start' | 'end' | LogPosition
  readonly count: number
  readonly uuids: UuidForm
  readonly filter: EventFilter
}

/** Oldest first; the event at the position is among them ("for forward pass position is inclusive"): ReaderIndex/AllReader.cs. */
export function* readAllForwards(log: TransactionLog, read: AllRead): Generator<Buffer> {
  if (read.from === 'end') return
  const from = read.from === 'start' ? { commit: 0, prepare: 0 } : read.from
  if (!log.isBoundary(from.commit)) throw rpcErrors.unexpectedResult('InvalidPosition')
  let sent = 0
  for (let i = log.indexFrom(from.commit); sent < read.count; i++) {
    const event = log.events[i]
    if (event === undefined) return
    if (comparePositions(positionOf(event), from) < 0 || !read.filter(event)) continue
    yield eventMessage(event, read.uuids)
    sent++
  }
}

/** Newest first; those that end at or before the position, so the event at the position is not among them: AllReader.cs. */
export function* readAllBackwards(log: TransactionLog, read: AllRead): Generator<Buffer> {
  if (read.from === 'start') return
  const from = read.from === 'end' ? { commit: log.end, prepare: log.end } : read.from
  if (from.commit > log.end || !log.isBoundary(from.commit)) throw rpcErrors.unexpectedResult('InvalidPosition')
  let sent = 0
  for (let i = log.indexFrom(from.commit) - 1; sent < read.count; i--) {
    const event = log.events[i]
    if (event === undefined) return
    if (comparePositions({ commit: event.end, prepare: event.end }, from) > 0 || !read.filter(event)) continue
    yield eventMessage(event, read.uuids)
    sent++
  }
}
