import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { refuseUpgrade, type Refusal } from './refuse-upgrade.js'
import { LiveSocket } from './live-socket.js'

const PATH = '/graphql'
/** The most that one message may bring. */
const MESSAGE_BYTES = 1_000_000
/** The most that may wait to be read by all together, and by one of few. */
const UNREAD_BYTES = 64_000_000
const UNREAD_BYTES_OF_ONE = 1_000_000
const UNREAD_BYTES_OF_MANY = 64_000

export interface LiveServerOptions {
  /** How operations are carried out. */
  readonly operations: ServerOptions
  /** Why a connection is refused, if it is. */
  readonly refusal: (request: IncomingMessage) => Refusal | undefined
  /** Told when a connection is given up because its other end does not read. */
  readonly onTooSlow: () => void
  /** How long one who sends waits for the other end to read, in milliseconds [10,000]. */
  readonly unreadMs?: number
  /** How often the other end is asked whether it is still there, in milliseconds [12,000]. */
  readonly pingMs?: number
}

/** GraphQL over websockets, by the protocol `graphql-transport-ws`, beside what a server serves over HTTP. */
export class LiveServer {
  readonly #sockets = new Map<WebSocket, LiveSocket>()
  readonly #websockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, handleProtocols })
  readonly #protocol: ReturnType<typeof makeServer>
  #isClosing = false

  constructor(
    private readonly server: Server,
    private readonly options: LiveServerOptions,
  ) {
    this.#protocol = makeServer(options.operations)
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => this.#let(request, stream, head))
  }

  /** How many are connected. */
  get size(): number {
    return this.#sockets.size
  }

  /** Lets nobody in any more, and says goodbye to those who are there. */
  async close(): Promise<void> {
    this.#isClosing = true
    const ends = [...this.#sockets].map(([socket, live]) => {
      live.close(1001, 'Going away')
      return new Promise((resolve) => socket.once('close', resolve))
    })
    await Promise.all(ends)
  }

  #let(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const refusal = this.options.refusal(request) ?? this.#refusal(request)
    if (refusal) return refuseUpgrade(stream, refusal)
    this.#websockets.handleUpgrade(request, stream, head, (socket) => this.#serve(socket, request, stream))
  }

  #refusal({ url = '' }: IncomingMessage): Refusal | undefined {
    if (this.#isClosing) return { status: 503, code: 'ENDING', message: 'Virgil is ending.' }
    if (url.split('?')[0] === PATH) return undefined
    return { status: 404, code: 'NOT_FOUND', message: `Websockets are at ${PATH}.` }
  }

  #serve(socket: WebSocket, request: IncomingMessage, stream: Duplex): void {
    const { unreadMs = 10_000, pingMs = 12_000, onTooSlow } = this.options
    const live = new LiveSocket(socket, stream, { bytes: () => this.#room(), ms: unreadMs, pingMs }, onTooSlow)
    this.#sockets.set(socket, live)
    // A broken connection closes, and then it is over; there is nothing else to be done about it.
    socket.on('error', () => undefined)
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => live.send(text),
        close: (code, reason) => live.close(code ?? 1000, reason ?? ''),
        onMessage: (hear) => {
          socket.on('message', (message: Buffer) => {
            hear(message.toString()).catch(() => live.close(4500, 'Internal server error'))
          })
        },
      },
      { socket, request },
    )
    socket.once('close', (code, reason) => {
      this.#sockets.delete(socket)
      void closed(code, reason.toString())
    })
  }

  /** How many unread bytes one connection may hold: the fewer, the more there are. */
  #room(): number {
    return Math.max(UNREAD_BYTES_OF_MANY, Math.min(UNREAD_BYTES_OF_ONE, UNREAD_BYTES / this.size))
  }
}
