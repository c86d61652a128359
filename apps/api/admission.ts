import type { IncomingMessage, ServerResponse } from 'node:http'

/** How much may be under way at once. */
export interface Room {
  readonly requests: number
  /** Of their bodies together; one of unknown length counts as the largest that is taken. */
  readonly bytes: number
}

/** The most that one request may bring. */
export const BODY_BYTES = 10 * 1024 * 1024

/** What fits into the memory that Virgil is to take. */
const ROOM: Room = { requests: 1000, bytes: 12 * BODY_BYTES }

/**
 * Lets requests in as long as there is room for them; the others are refused at once, with 503, `BUSY` and when to come
 * again: what waits without end fills the memory, and is answered when nobody waits any more.
 */
export function admission({ requests, bytes }: Room = ROOM) {
  let [inside, held] = [0, 0]
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const brings = broughtBy(request)
    if (inside >= requests || held + brings > bytes) return refuse(response)
    inside += 1
    held += brings
    response.once('close', () => {
      inside -= 1
      held -= brings
    })
    next()
  }
}

function broughtBy({ headers, method }: IncomingMessage): number {
  const length = headers['content-length']
  if (length !== undefined) return Math.min(Number(length), BODY_BYTES)
  return method === 'POST' ? BODY_BYTES : 0
}

function refuse(response: ServerResponse): void {
  const body = JSON.stringify({ code: 'BUSY', message: 'Too much is being asked at once. Ask again in a moment.' })
  // The body that was not read would be taken for the next request.
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1', connection: 'close' }).end(body)
}
