import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { context } from '@opentelemetry/api'
import { requestSpan } from './spans.js'

/** An id that a proxy gave; nothing that could hold a name. */
const GIVEN_ID = /^[\da-f-]{16,64}$/i

const ids = new AsyncLocalStorage<string>()

/** The id of the request that is being answered. */
export const requestId = (): string | undefined => ids.getStore()

/**
 * Gives a request its id, which the answer repeats as `x-request-id`, and its span, which goes on from W3C's `traceparent`.
 * All that `next` leads to belongs to it.
 */
export function inRequest(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const given = request.headers['x-request-id']
  const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID()
  response.setHeader('x-request-id', id)
  const { span, inside } = requestSpan('request', request.headers)
  span.setAttribute('virgil.request_id', id)
  response.once('close', () => {
    span.setAttribute('http.response.status_code', response.statusCode)
    span.end()
  })
  ids.run(id, () => context.with(inside, next))
}
