import { status as code } from '@grpc/grpc-js'
import { any, empty, rpc, shared } from './protocol.js'
import { streamIdentifier } from './read-messages.js'
import { revisionText, type ExpectedRevision } from './stored-event.js'

interface Packable {
  serializeBinary(): Uint8Array
}

/** What a batch append answers instead of failing: KurrentDB.Core/Services/Transport/Grpc/Status.cs, by the same names. */
export const statuses = {
  accessDenied: () => status(code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied()),

  badRequest: (message: string) =>
    status(code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message)),

  maximumAppendSizeExceeded: (size: number) =>
    status(
      code.INVALID_ARGUMENT,
      'MaximumAppendSizeExceeded',
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(size),
    ),

  streamDeleted: (stream: string) =>
    status(code.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream))),

  timeout: () => status(code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()),

  wrongExpectedVersion: (expected: ExpectedRevision, current: number) =>
    status(code.ALREADY_EXISTS, 'WrongExpectedVersion', wrongExpectedVersion(expected, current)),
}

function status(number: number, name: string, details: Packable): rpc.Status {
  const packed = new any.Any()
  packed.pack(details.serializeBinary(), `event_store.client.${name}`)
  return new rpc.Status().setCode(number).setMessage(name).setDetails(packed)
}

function wrongExpectedVersion(expected: ExpectedRevision, current: number): shared.WrongExpectedVersion {
  const wrong = new shared.WrongExpectedVersion()
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty())
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new empty.Empty())
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new empty.Empty())
  else wrong.setExpectedStreamPosition(String(expected))
  if (current < 0) wrong.setCurrentNoStream(new empty.Empty())
  else wrong.setCurrentStreamRevision(revisionText(current))
  return wrong
}
