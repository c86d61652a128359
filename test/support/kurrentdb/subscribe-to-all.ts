import { shownInAll, type EventFilter } from './event-filter.js'
import { beforeAll, comparePositions, firstRecord, positionOf } from './positions.js'
import { quiet } from './pump.js'
import { caughtUp, checkpoint, confirmation, eventMessage, type UuidForm } from './read-messages.js'
import { pageSize } from './read-stream.js'
import { rpcErrors } from './rpc-errors.js'
import type { LogPosition } from './stored-event.js'
import type { TransactionLog } from './transaction-log.js'

export interface AllSubscription {
  readonly id: string
  /** The position of the last event that is known: the subscription begins behind it. */
  readonly from: 'start' | 'end' | LogPosition
  readonly uuids: UuidForm
  /** Whether the version tells that a subscription has caught up. */
  readonly tellsCaughtUp: boolean
  /** With a filter come checkpoints; without one there are none (Enumerator.AllSubscription.cs). */
  readonly filtered?: {
    readonly filter: EventFilter
    /** The most events that are looked through for one page. */
    readonly window: number
    /** Events looked through between two checkpoints: CheckpointIntervalMultiplier × window. */
    readonly checkpointInterval: number
  }
}

/** So many events may wait for a live reader before it has fallen behind: Enumerator.cs, DefaultLiveBufferSize. */
export const liveBufferSize = 32

/** Enumerators/Enumerator.AllSubscription.cs and Enumerator.AllSubscriptionFiltered.cs; the names are theirs. */
export function subscribeToAll(log: TransactionLog, options: AllSubscription): Generator<Buffer | typeof quiet> {
  return new Following(log, options).messages()
}

class Following {
  private readonly subscribedAt: number
  /** The index of the next event to look at. */
  private next: number
  /** The position most recently sent on, of an event or a checkpoint: only what is behind it is sent. */
  private checkpoint: LogPosition
  private lastCheckpoint = beforeAll
  private readonly allowed: EventFilter

  constructor(
    private readonly log: TransactionLog,
    private readonly options: AllSubscription,
  ) {
    this.subscribedAt = log.events.length
    this.checkpoint = options.from === 'start' ? beforeAll : options.from === 'end' ? this.head() : options.from
    this.next = log.indexFrom(this.checkpoint.commit)
    this.allowed = options.filtered?.filter ?? shownInAll
  }

  *messages(): Generator<Buffer | typeof quiet> {
    yield confirmation(this.options.id)
    if (comparePositions(this.checkpoint, this.head()) < 0) yield* this.catchUp()
    for (;;) {
      yield* this.followLive()
      yield* this.catchUp()
    }
  }

  /** Reads pages until the end of the log. */
  private *catchUp(): Generator<Buffer> {
    if (!this.log.isBoundary(Math.max(0, this.checkpoint.commit))) throw rpcErrors.invalidPosition()
    const { filtered } = this.options
    this.next = this.log.indexFrom(this.checkpoint.commit)
    let page = comparePositions(this.checkpoint, firstRecord) < 0 ? firstRecord : this.checkpoint
    let lookedThrough = 0
    for (;;) {
      const { considered, nextPage, ended } = yield* this.page(page, filtered?.window ?? Infinity)
      // A page that found nothing moves the checkpoint to where it began, not to where it ended.
      if (comparePositions(this.checkpoint, page) < 0 && comparePositions(page, nextPage) < 0) this.checkpoint = page
      lookedThrough += considered
      if (ended) break
      if (filtered !== undefined && lookedThrough >= filtered.checkpointInterval) {
        lookedThrough %= filtered.checkpointInterval
        yield* this.sendCheckpoint()
      }
      page = nextPage
    }
    // On going live one checkpoint is always sent.
    yield* this.sendCheckpoint()
  }

  private *page(from: LogPosition, window: number) {
    let considered = 0
    let found = 0
    let nextPage = from
    while (found < pageSize && considered < window) {
      const event = this.log.events[this.next]
      if (event === undefined) return { considered, nextPage, ended: true }
      this.next++
      considered++
      nextPage = { commit: event.end, prepare: 0 }
      if (!this.allowed(event)) continue
      found++
      if (comparePositions(positionOf(event), this.checkpoint) <= 0) continue
      yield eventMessage(event, this.options.uuids)
      this.checkpoint = positionOf(event)
    }
    return { considered, nextPage, ended: false }
  }

  /** Sends events as they come, until more wait than the server keeps for a reader. */
  private *followLive(): Generator<Buffer | typeof quiet> {
    this.next = this.log.events.length
    if (this.options.tellsCaughtUp) yield caughtUp()
    for (;;) {
      const event = this.log.events[this.next]
      if (event === undefined) {
        yield quiet
        continue
      }
      if (this.log.events.length - this.next > liveBufferSize) {
        // That it fell behind is not told to clients (Grpc/Streams.Read.cs); a checkpoint is.
        yield* this.sendCheckpoint()
        return
      }
      this.next++
      if (comparePositions(positionOf(event), this.checkpoint) <= 0) continue
      if (this.allowed(event)) {
        yield eventMessage(event, this.options.uuids)
        this.checkpoint = positionOf(event)
      }
      if (this.checkpointIsDue()) {
        this.checkpoint = positionOf(event)
        yield* this.sendCheckpoint()
      }
    }
  }

  /**
   * SubscriptionsService.cs, ProcessEventCommitted: at the head, every so many events since the subscription, whoever's
   * they are, sent or not. No clock sends one: while nothing at all is written, none comes.
   */
  private checkpointIsDue(): boolean {
    const { filtered } = this.options
    return filtered !== undefined && (this.next - this.subscribedAt) % filtered.checkpointInterval === 0
  }

  /** One that is no further than the last is left out. */
  private *sendCheckpoint(): Generator<Buffer> {
    if (this.options.filtered === undefined || comparePositions(this.checkpoint, this.lastCheckpoint) <= 0) return
    this.lastCheckpoint = this.checkpoint
    yield checkpoint(this.checkpoint)
  }

  private head(): LogPosition {
    const last = this.log.events.at(-1)
    return last === undefined ? beforeAll : positionOf(last)
  }
}
