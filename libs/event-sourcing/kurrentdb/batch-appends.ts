import { randomUUID } from 'node:crypto'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { EncodedEvent } from '../encode-events.js'
import type { ExpectedRevision } from '../event-store.js'
import type { Position } from '../event.js'
import type { BatchCall, Calls } from './calls.js'
import { denied, deleted, storeErrorOf, tooLarge, unavailable, wrongRevision } from './failures.js'
import { positionAtOffset } from './log-position.js'

/** How much of one append a message holds: servers take messages of four megabytes. */
const PART_BYTES = 1024 * 1024

/** An append as it is sent. */
export interface SentAppend {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: readonly EncodedEvent[]
}

/** Where an append ended. */
export interface Landed {
  readonly revision: number
  readonly position: Position
}

interface Waiting {
  readonly stream: string
  readonly timeout: NodeJS.Timeout
  resolve(landed: Landed): void
  reject(error: Error): void
}

/**
 * Appends on one call, many at a time, each answered by itself. Where the call ends, those who wait hear that it is
 * open what became of theirs, and the next append opens another.
 */
export class BatchAppends {
  readonly #waiting = new Map<string, Waiting>()
  #call: Promise<BatchCall> | undefined

  constructor(
    private readonly calls: Calls,
    /** How long an answer may take, in milliseconds. */
    private readonly patienceMs: number,
  ) {}

  /** Throws as `EventStore.append` does. */
  async append(append: SentAppend): Promise<Landed> {
    const call = await (this.#call ??= this.#open())
    const id = randomUUID()
    const landed = new Promise<Landed>((resolve, reject) => {
      const timeout = setTimeout(() => this.#givenUp(call), this.patienceMs)
      this.#waiting.set(id, { stream: append.stream, timeout, resolve, reject })
    })
    for (const part of partsOf(append, id, new Date(Date.now() + this.patienceMs))) call.write(part)
    return landed
  }

  /** Ends the call, when all that was sent is answered. */
  async close(): Promise<void> {
    const call = await this.#call?.catch(() => undefined)
    call?.end()
  }

  async #open(): Promise<BatchCall> {
    try {
      const call = await this.calls.batch()
      call.on('data', (response: streams.BatchAppendResp) => this.#hear(response))
      call.once('error', (error) => this.#ended(error))
      call.once('end', () => {
        call.end()
        this.#ended(new Error('the server ended the call'))
      })
      call.once('close', () => this.#ended(new Error('the connection was lost')))
      return call
    } catch (error) {
      this.#call = undefined
      throw error
    }
  }

  #hear(response: streams.BatchAppendResp): void {
    const id = response.getCorrelationId()?.getString() ?? ''
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#waiting.delete(id)
    clearTimeout(waiting.timeout)
    const success = response.getSuccess()
    if (success) waiting.resolve(landedAt(success.getCurrentRevision(), success.getPosition()?.getCommitPosition()))
    else waiting.reject(refusalOf(response, waiting.stream))
  }

  /** Nothing came for too long: the call may be dead, and so are all who wait on it. */
  #givenUp(call: BatchCall): void {
    this.#ended(new Error(`no answer within ${this.patienceMs} ms`))
    setImmediate(() => call.cancel())
  }

  #ended(cause: Error): void {
    this.#call = undefined
    const error = storeErrorOf(cause)
    for (const { reject, timeout } of this.#waiting.values()) {
      clearTimeout(timeout)
      reject(error)
    }
    this.#waiting.clear()
  }
}

/** Where an append ended, as a server tells it. Throws `STORE_UNAVAILABLE` where that does not tell the position. */
export function landedAt(revision: string | bigint, commit: string | bigint | undefined): Landed {
  if (commit === undefined) throw unavailable('the server did not tell the position of an append')
  return { revision: Number(revision), position: positionAtOffset(String(commit)) }
}

function* partsOf({ stream, expected, events }: SentAppend, id: string, deadline: Date) {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8').toString('base64'))
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(name)
    .setDeadline(timestamp.Timestamp.fromDate(deadline))
  if (expected === 'no-stream') options.setNoStream(new empty.Empty())
  else options.setStreamPosition(String(expected))
  let part = new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString(id)).setOptions(options)
  let bytes = 0
  for (const { event, data, metadata } of events) {
    const size = data.length + metadata.length
    if (bytes > 0 && bytes + size > PART_BYTES) {
      yield part
      part = new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString(id))
      bytes = 0
    }
    bytes += size
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(event.id))
      .setData(Buffer.from(data))
      .setCustomMetadata(Buffer.from(metadata))
    message.getMetadataMap().set('type', event.type).set('content-type', 'application/json')
    part.addProposedMessages(message)
  }
  yield part.setIsFinal(true)
}

function refusalOf(response: streams.BatchAppendResp, stream: string): Error {
  const status = response.getError()
  const details = status?.getDetails()
  const type = details?.getTypeName()
  if (type === 'event_store.client.WrongExpectedVersion') return wrongRevision(stream)
  if (type === 'event_store.client.StreamDeleted') return deleted(stream)
  if (type === 'event_store.client.AccessDenied') return denied()
  if (type === 'event_store.client.MaximumAppendSizeExceeded') {
    const exceeded = details?.unpack(shared.MaximumAppendSizeExceeded.deserializeBinary, type)
    return tooLarge(exceeded?.getMaxappendsize() ?? 0)
  }
  return unavailable(status?.getMessage() || 'it could not append')
}
