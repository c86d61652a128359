import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Refusal } from './live/refuse-upgrade.js'

/** How many more are told that there are too many. Those beyond are cut off without a word. */
const TOLD = 256
/** How long one who is not let in may take to ask, in milliseconds. */
const TOLD_WITHIN_MS = 5000
/** How long the head of a request may take, and all of it, in milliseconds. */
const HEAD_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 60_000

/** What those who watch the process ask, and are answered in any case. */
const watching = new Set(['/healthz', '/readyz', '/metrics'])

export interface ConnectionLimits {
  /** The most connections, websockets among them. */
  readonly most: number
  /** How long an answer over HTTP may lie unread, in milliseconds [30,000]. */
  readonly unreadMs?: number
}

/** Lets so many connections in, and keeps none over which nothing is said or read. */
export class ConnectionLimit {
  readonly #beyond = new WeakSet<Socket>()
  readonly #answering = new WeakSet<Socket>()
  #open = 0

  constructor(
    server: Server,
    private readonly limits: ConnectionLimits,
  ) {
    server.maxConnections = limits.most + TOLD
    server.headersTimeout = HEAD_WITHIN_MS
    server.requestTimeout = REQUEST_WITHIN_MS
    server.prependListener('connection', (socket: Socket) => this.#opened(socket))
    server.setTimeout(limits.unreadMs ?? 30_000, (socket: Socket) => this.#quiet(socket))
  }

  /** How many there are. */
  get open(): number {
    return this.#open
  }

  /** Why a request is refused, if it came over one connection too many. */
  refusal({ socket }: IncomingMessage): Refusal | undefined {
    if (!this.#beyond.has(socket)) return undefined
    const message = `There are ${this.limits.most} connections, and there may be no more. Try again in a moment.`
    return { status: 503, code: 'TOO_MANY_CONNECTIONS', message }
  }

  /** Refuses requests over HTTP. Before all other handlers. */
  readonly guard = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { socket } = request
    this.#answering.add(socket)
    response.once('close', () => this.#answering.delete(socket))
    const refused = this.refusal(request)
    if (refused) response.setHeader('connection', 'close')
    if (!refused || watching.has(request.url ?? '')) return next()
    const { status, code, message } = refused
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' })
    response.end(JSON.stringify({ code, message }))
  }

  #opened(socket: Socket): void {
    this.#open++
    socket.once('close', () => this.#open--)
    if (this.#open <= this.limits.most) return
    this.#beyond.add(socket)
    socket.setTimeout(TOLD_WITHIN_MS, () => socket.destroy())
  }

  /** Nothing went over a connection for a while. An answer that is still being made may take its time. */
  #quiet(socket: Socket): void {
    if (!this.#answering.has(socket) || socket.writableLength > 0) socket.destroy()
  }
}
