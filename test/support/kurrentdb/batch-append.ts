import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js'
import { BatchAnswers } from './batch-answers.js'
import { statuses } from './batch-statuses.js'
import { writeTimeout, type ServerContext } from './context.js'
import { callerOf } from './door.js'
import { performAppend } from './perform-append.js'
import { expectedRevision, proposedEvent, sizeOf } from './proposed-event.js'
import { empty, type rpc, shared, streams } from './protocol.js'
import { streamIdentifier, streamName } from './read-messages.js'
import { revisionText, type ExpectedRevision, type ProposedEvent } from './stored-event.js'
import { uuidText } from './uuid.js'
import type { WriteOutcome } from './writer.js'

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

/** An append whose last part has not come yet. */
interface Pending {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: ProposedEvent[]
  /** When it is too late, in milliseconds since the epoch. */
  readonly deadline: number
  size: number
  timer?: NodeJS.Timeout
}

/** Many appends on one call, each in parts, told apart by correlation ids: Grpc/Streams.BatchAppend.cs. */
export function batchAppend(
  context: ServerContext,
): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> {
  return (call) => new BatchCall(context, call).listen()
}

class BatchCall {
  private readonly pending = new Map<string, Pending>()
  private readonly answers: BatchAnswers
  private unanswered = 0
  private closing = false

  constructor(
    private readonly context: ServerContext,
    private readonly call: Call,
  ) {
    this.answers = new BatchAnswers(context, call, () => this.answered())
  }

  listen(): void {
    this.call.on('data', (request: streams.BatchAppendReq) => this.receive(request))
    this.call.on('end', () => {
      this.closing = true
      this.endIfDone()
    })
    this.call.on('cancelled', () => this.forgetPending())
  }

  private receive(request: streams.BatchAppendReq): void {
    if (this.call.writableEnded) return
    const id = uuidText(request.getCorrelationId())
    try {
      const refusal = this.begin(id, request)
      const append = this.pending.get(id)
      if (refusal !== undefined) this.refuse(request, streamOf(request), refusal)
      // A part whose beginning is unknown or refused is passed over.
      else if (append !== undefined) this.continue(id, append, request)
    } catch (error) {
      this.pending.delete(id)
      this.refuse(request, streamOf(request), statuses.badRequest(error instanceof Error ? error.message : 'unknown'))
    }
  }

  private begin(id: string, request: streams.BatchAppendReq): rpc.Status | undefined {
    const options = request.getOptions()
    if (options === undefined) return undefined
    if (callerOf(this.context, this.call.metadata) !== 'somebody') return statuses.accessDenied()
    if (!options.hasStreamIdentifier()) return statuses.badRequest('Required field StreamIdentifier not set.')
    // The caller's deadline holds where it is sooner than the server's own.
    const latest = Date.now() + writeTimeout
    const deadline = Math.min(options.getDeadline()?.toDate().getTime() ?? latest, latest)
    if (deadline <= Date.now()) return statuses.timeout()
    const expected = expectedRevision(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined)
    if (!this.pending.has(id)) {
      this.pending.set(id, { stream: streamOf(request), expected, events: [], size: 0, deadline })
    }
    return undefined
  }

  private continue(id: string, append: Pending, request: streams.BatchAppendReq): void {
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEvent(message)
      append.size += sizeOf(event)
      append.events.push(event)
    }
    if (append.size > this.context.maxAppendSize) {
      this.forget(id)
      this.refuse(request, append.stream, statuses.maximumAppendSizeExceeded(this.context.maxAppendSize))
    } else if (request.getIsFinal()) {
      this.forget(id)
      this.perform(append, request)
    } else {
      append.timer ??= setTimeout(() => {
        if (this.forget(id)) this.refuse(request, append.stream, statuses.timeout())
      }, append.deadline - Date.now())
    }
  }

  private perform(append: Pending, request: streams.BatchAppendReq): void {
    if (this.context.faults.take('end-batch')) return void this.call.end()
    this.unanswered++
    const timeout = append.deadline - Date.now()
    performAppend(
      this.context,
      this.call,
      append,
      {
        done: (outcome) => this.answers.send(append.stream, response(request, append, outcome)),
        timedOut: () => this.answers.send(append.stream, failure(request, append.stream, statuses.timeout())),
        // Not the append alone but the call fails: ConvertMessage throws LeaderInfo, and the writer completes with it.
        failed: (error) => this.call.emit('error', error),
      },
      timeout,
    )
  }

  private refuse(request: streams.BatchAppendReq, stream: string, status: rpc.Status): void {
    this.unanswered++
    this.answers.send(stream, failure(request, stream, status))
  }

  private answered(): void {
    this.unanswered--
    this.endIfDone()
  }

  /** Once the caller has ended, the call ends after its last answer: IsClosing. */
  private endIfDone(): void {
    if (this.closing && this.unanswered === 0) this.call.end()
  }

  private forget(id: string): boolean {
    clearTimeout(this.pending.get(id)?.timer)
    return this.pending.delete(id)
  }

  private forgetPending(): void {
    for (const id of [...this.pending.keys()]) this.forget(id)
  }
}

function streamOf(request: streams.BatchAppendReq): string {
  return streamName(request.getOptions()?.getStreamIdentifier())
}

function response(request: streams.BatchAppendReq, append: Pending, outcome: WriteOutcome): streams.BatchAppendResp {
  switch (outcome.kind) {
    case 'written':
      return answer(request, append.stream).setSuccess(success(outcome.revision, outcome.position))
    case 'wrong-revision':
      return failure(request, append.stream, statuses.wrongExpectedVersion(append.expected, outcome.current))
    case 'stream-deleted':
      return failure(request, append.stream, statuses.streamDeleted(append.stream))
  }
}

function failure(request: streams.BatchAppendReq, stream: string, status: rpc.Status): streams.BatchAppendResp {
  return answer(request, stream).setError(status)
}

function answer(request: streams.BatchAppendReq, stream: string): streams.BatchAppendResp {
  return new streams.BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setStreamIdentifier(streamIdentifier(stream))
}

function success(revision: number, offset: number): streams.BatchAppendResp.Success {
  const position = new shared.AllStreamPosition()
  position.setCommitPosition(String(offset))
  position.setPreparePosition(String(offset))
  const written = new streams.BatchAppendResp.Success().setPosition(position)
  if (revision < 0) written.setNoStream(new empty.Empty())
  else written.setCurrentRevision(revisionText(revision))
  return written
}
