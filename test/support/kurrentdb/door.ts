import {
  ServerInterceptingCall,
  ServerListenerBuilder,
  type Metadata,
  type ServerInterceptor,
  type StatusObject,
} from '@grpc/grpc-js'
import { requiresLeader, type ServerContext } from './context.js'
import { methodOf } from './protocol.js'
import { rpcErrors } from './rpc-errors.js'

/** Whom every call passes: it is counted, its caller told apart, and what is to go wrong with it goes wrong. */
export function door(context: ServerContext): ServerInterceptor {
  const { calls, faults } = context
  return ({ path }, call) => {
    const method = methodOf(path)
    const leave = calls.enter(method)
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, enter) => {
        const refusal = refusalOf(context, path, metadata)
        if (refusal !== undefined) {
          leave()
          call.sendStatus(refusal)
          return
        }
        if (faults.take('stall', method)) return
        const slow = faults.take('slow', method)
        if (slow === undefined) enter(metadata)
        else setTimeout(() => enter(metadata), slow.milliseconds)
      })
      .withOnCancel(leave)
      .build()
    return new ServerInterceptingCall(call, {
      start: (next) => next(listener),
      sendStatus: (status, next) => {
        leave()
        next(status)
      },
    })
  }
}

function refusalOf(context: ServerContext, path: string, metadata: Metadata): StatusObject | undefined {
  const { faults, options } = context
  const method = methodOf(path)
  if (faults.take('refuse', method)) return rpcErrors.serverNotReady()
  const caller = callerOf(context, metadata)
  if (caller === 'unknown') return rpcErrors.unauthenticated()
  if (!path.startsWith('/event_store.client.streams.')) return undefined
  // A batch call is told of each append apart: Grpc/Streams.BatchAppend.cs, Status.AccessDenied.
  if (caller === 'nobody' && method !== 'BatchAppend') return rpcErrors.accessDenied()
  // A follower sends writes on to its leader, unless the caller wants the leader itself: RpcExceptions.cs, TryHandleNotHandled.
  if (method === 'Append' || method === 'BatchAppend') return undefined
  const moved = faults.take('not-leader', method)
  if (moved !== undefined) return rpcErrors.notLeader(moved.leader)
  return options.followerOf !== undefined && requiresLeader(metadata)
    ? rpcErrors.notLeader(options.followerOf)
    : undefined
}

/** Basic credentials, as Transport/Http/AuthenticationMiddleware.cs takes them; none at all is nobody, who may enter and do little. */
export function callerOf({ options }: ServerContext, metadata: Metadata): 'somebody' | 'nobody' | 'unknown' {
  const { credentials } = options
  if (credentials === undefined) return 'somebody'
  const given = metadata.get('authorization')[0]?.toString()
  if (given === undefined) return 'nobody'
  const expected = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')
  return given === `Basic ${expected}` ? 'somebody' : 'unknown'
}
