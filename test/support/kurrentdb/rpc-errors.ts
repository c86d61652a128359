import { Metadata, status, type StatusObject } from '@grpc/grpc-js'
import type { Endpoint } from './options.js'

/** A failed call's status; trailers tell a client which failure it is: Grpc/Constants.cs, Exceptions. */
export class RpcError extends Error implements StatusObject {
  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Record<string, string> = {},
  ) {
    super(details)
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value)
  }

  readonly metadata = new Metadata()
}

// Statuses, words and trailers below: KurrentDB.Core/Services/Transport/Grpc/RpcExceptions.cs, by the same names.

export const rpcErrors = {
  accessDenied: () => new RpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),

  invalidArgument: (details: string) => new RpcError(status.INVALID_ARGUMENT, details),

  invalidPosition: () => new RpcError(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),

  maximumAppendSizeExceeded: (size: number) =>
    new RpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${size} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(size),
    }),

  notLeader: ({ host, port }: Endpoint) =>
    new RpcError(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),

  requiredMetadataPropertyMissing: (property: string) =>
    new RpcError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    }),

  serverNotReady: () => new RpcError(status.UNAVAILABLE, 'Server Is Not Ready'),

  streamDeleted: (stream: string) =>
    new RpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),

  timeout: (message: string) => new RpcError(status.ABORTED, `Operation timed out: ${message}`),

  /** Grpc/Streams.Read.cs has no words of its own for a read from no record's start. */
  unexpectedResult: (result: string) => new RpcError(status.UNKNOWN, `Unexpected ReadAllResult: ${result}`),

  /** Transport/Http/AuthenticationMiddleware.cs, HandleAsGrpcAsync: no trailers. */
  unauthenticated: () => new RpcError(status.UNAUTHENTICATED, 'Unauthenticated'),

  unimplemented: () => new RpcError(status.UNIMPLEMENTED, 'Method is unimplemented.'),

  wrongExpectedVersion: (operation: string, stream: string, expected: number, current: number) =>
    new RpcError(
      status.FAILED_PRECONDITION,
      `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${current}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': String(expected),
        'actual-version': String(current),
      },
    ),
}
