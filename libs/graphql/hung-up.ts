import type { ServerResponse } from 'node:http'
import { DomainError } from '#event-sourcing'

/** Aborts where whoever asked over HTTP hangs up before the answer is written: nobody reads it any more. */
export function hungUp(response: ServerResponse): AbortSignal {
  const ending = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) ending.abort(new DomainError('READING_INTERRUPTED', 'Whoever asked has hung up.'))
  })
  return ending.signal
}
