import type { Metadata } from '@grpc/grpc-js'
import { requiresLeader, writeTimeout, type ServerContext } from './context.js'
import { methodOf } from './protocol.js'
import { rpcErrors, type RpcError } from './rpc-errors.js'
import type { AppendRequest, WriteOutcome } from './writer.js'

interface Call {
  readonly metadata: Metadata
  getPeer(): string
  getPath(): string
}

/** How an append is answered: one of these, once, or none of them if that is what goes wrong. */
export interface AppendAnswers {
  done(outcome: WriteOutcome): void
  timedOut(): void
  failed(error: RpcError): void
}

/** Applies an append, and lets go wrong what is to go wrong. `timeout` is how long its caller waits, in milliseconds. */
export function performAppend(
  context: ServerContext,
  call: Call,
  request: AppendRequest,
  answers: AppendAnswers,
  timeout = writeTimeout,
): void {
  const { database, faults, connections, options } = context
  const leader =
    faults.take('not-leader', methodOf(call.getPath()))?.leader ??
    (requiresLeader(call.metadata) ? options.followerOf : undefined)
  if (leader !== undefined) return answers.failed(rpcErrors.notLeader(leader))
  if (faults.take('drop-before-append')) return connections.dropOf(call)
  const outcome = database.writer.append(request)
  if (faults.take('drop-after-append')) return connections.dropOf(call)
  if (faults.take('withhold-answer')) return
  if (faults.take('time-out-append')) return answers.timedOut()
  const slow = faults.take('slow-append')
  if (slow === undefined) answers.done(outcome)
  else if (slow.milliseconds > timeout) setTimeout(() => answers.timedOut(), timeout)
  else setTimeout(() => answers.done(outcome), slow.milliseconds)
}
