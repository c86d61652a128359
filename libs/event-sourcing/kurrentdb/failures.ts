import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  WrongExpectedVersionError,
  convertToCommandError,
} from '@eventstore/db-client'
import { DomainError, StoreError } from '../errors.js'

/** The codes of gRPC that mean more than that the server could not be asked. */
const INVALID_ARGUMENT = 3
const PERMISSION_DENIED = 7
const UNAUTHENTICATED = 16

const CERTIFICATE = /certificate|self[- ]signed|altnames|CERT_|SSL|unable to verify/i

/** A failure of a call in the store's own words. What may be tried again is `STORE_UNAVAILABLE`; its cause says more. */
export function storeErrorOf(cause: unknown): DomainError {
  if (cause instanceof DomainError) return cause
  const error = cause instanceof Error ? convertToCommandError(cause) : new Error(String(cause))
  const { code } = cause as { readonly code?: unknown }
  if (error instanceof WrongExpectedVersionError) return wrongRevision(error.streamName)
  if (error instanceof MaxAppendSizeExceededError) return tooLarge(error.maxAppendSize)
  if (error instanceof StreamDeletedError) return deleted(error.streamName)
  if (error instanceof AccessDeniedError || code === PERMISSION_DENIED || code === UNAUTHENTICATED) return denied(error)
  if (code === INVALID_ARGUMENT && /position/i.test(error.message))
    return new DomainError('POSITION_INVALID', 'That is not a position of this store.')
  if (CERTIFICATE.test(error.message)) return certificate(error)
  if (error instanceof NotLeaderError)
    return unavailable(`${error.leader.address}:${error.leader.port} leads now`, error)
  return unavailable(error.message, error)
}

/** Whether a call failed in a way that leaves open what the server did, or may pass when it is tried again. */
export const mayPass = (error: unknown): boolean => error instanceof StoreError && error.code === 'STORE_UNAVAILABLE'

/** The refusal of an append that expected another revision. */
export function wrongRevision(stream: string): StoreError {
  return new StoreError('WRONG_EXPECTED_REVISION', `${stream} does not end where it was expected to.`)
}

/** The refusal of an append that takes more bytes than the server lets one take. */
export function tooLarge(most: number): StoreError {
  const bytes = Number.isSafeInteger(most) && most > 0 ? ` of ${most} bytes` : ''
  return new StoreError(
    'EVENT_TOO_LARGE',
    `The events of one append take more than the server's bound${bytes}. Record less at once, or raise MaxAppendSize of the server.`,
  )
}

/** The refusal of an append to a stream that was deleted for good. */
export function deleted(stream: string): StoreError {
  return new StoreError(
    'STREAM_DELETED',
    `${stream} was deleted on the server. What stood in it has to be restored there.`,
  )
}

/** The refusal of somebody who may not do that, or whom the server does not know. */
export function denied(cause?: unknown): StoreError {
  return new StoreError(
    'STORE_ACCESS_DENIED',
    'The event store does not let this user in. The user and password of EVENT_STORE_URL need the right to read $all and to write streams.',
    { cause },
  )
}

/** The server could not be asked, or did not answer in time. */
export function unavailable(why: string, cause?: unknown): StoreError {
  return new StoreError('STORE_UNAVAILABLE', `The event store cannot be reached: ${why}.`, { cause })
}

function certificate(cause: Error): StoreError {
  return new StoreError(
    'STORE_CERTIFICATE_REFUSED',
    `The certificate of the event store is not trusted: ${cause.message}. Name its authority by tlsCAFile in EVENT_STORE_URL, and its host as the certificate does.`,
    { cause },
  )
}
