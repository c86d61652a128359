import type { handleClientStreamingCall, sendUnaryData } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import { performAppend } from './perform-append.js'
import { expectedRevision, proposedEvent, sizeOf } from './proposed-event.js'
import { shared, streams } from './protocol.js'
import { streamName } from './read-messages.js'
import { RpcError, rpcErrors } from './rpc-errors.js'
import { revisionText, type ExpectedRevision, type ProposedEvent } from './stored-event.js'
import type { WriteOutcome } from './writer.js'

type Handler = handleClientStreamingCall<streams.AppendReq, streams.AppendResp>

/** One append a call: options first, then an event a message. KurrentDB.Core/Services/Transport/Grpc/Streams.Append.cs. */
export function append(context: ServerContext): Handler {
  return (call, callback) => {
    let options: streams.AppendReq.Options | undefined
    const events: ProposedEvent[] = []
    let size = 0
    const answer = once(callback)
    call.on('data', (request: streams.AppendReq) => {
      attempt(answer, () => {
        options ??= request.getOptions()
        const message = request.getProposedMessage()
        if (message === undefined) return
        const event = proposedEvent(message)
        size += sizeOf(event)
        if (size > context.maxAppendSize) throw rpcErrors.maximumAppendSizeExceeded(context.maxAppendSize)
        events.push(event)
      })
    })
    call.on('end', () => {
      if (answer.answered) return
      attempt(answer, () => {
        if (options === undefined) throw rpcErrors.invalidArgument('An append begins with its options.')
        const stream = streamName(options.getStreamIdentifier())
        const expected = expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined)
        performAppend(
          context,
          call,
          { stream, expected, events },
          {
            done: (outcome) => attempt(answer, () => answer(null, response(outcome, stream, expected))),
            timedOut: () => answer(rpcErrors.timeout('Prepare phase timeout.')),
            failed: (error) => answer(error),
          },
        )
      })
    })
  }
}

function response(outcome: WriteOutcome, stream: string, expected: ExpectedRevision): streams.AppendResp {
  switch (outcome.kind) {
    case 'written':
      return new streams.AppendResp().setSuccess(success(outcome.revision, outcome.position))
    case 'wrong-revision':
      return new streams.AppendResp().setWrongExpectedVersion(wrongExpectedVersion(expected, outcome.current))
    case 'stream-deleted':
      throw rpcErrors.streamDeleted(stream)
  }
}

function success(revision: number, offset: number): streams.AppendResp.Success {
  const position = new streams.AppendResp.Position()
  position.setCommitPosition(String(offset))
  position.setPreparePosition(String(offset))
  const written = new streams.AppendResp.Success().setPosition(position)
  if (revision < 0) written.setNoStream(new shared.Empty())
  else written.setCurrentRevision(revisionText(revision))
  return written
}

/** Says it twice, in the fields of 20.6 and in those of today, as Streams.Append.cs does; the old ones are signed numbers. */
function wrongExpectedVersion(expected: ExpectedRevision, current: number): streams.AppendResp.WrongExpectedVersion {
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty()).setAny2060(new shared.Empty())
  else if (expected === 'stream-exists') {
    wrong.setExpectedStreamExists(new shared.Empty()).setStreamExists2060(new shared.Empty())
  } else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty())
  else wrong.setExpectedRevision(String(expected)).setExpectedRevision2060(expected)
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty()).setNoStream2060(new shared.Empty())
  else wrong.setCurrentRevision(revisionText(current)).setCurrentRevision2060(current)
  return wrong
}

type Answer = ((error: RpcError | null, response?: streams.AppendResp) => void) & { answered: boolean }

function once(callback: sendUnaryData<streams.AppendResp>): Answer {
  const answer: Answer = Object.assign(
    (error: RpcError | null, message?: streams.AppendResp) => {
      if (answer.answered) return
      answer.answered = true
      callback(error, message)
    },
    { answered: false },
  )
  return answer
}

function attempt(answer: Answer, action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    answer(error)
  }
}
