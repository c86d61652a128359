import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** With this code a connection is closed whose other end does not read. */
export const TOO_SLOW = 4413

/** From so many unread bytes on, whoever sends waits until they are read. */
const CALM_BYTES = 32_000
/** How long the other end has to read the closing words, in milliseconds. */
const GRACE_MS = 5000

/** How patient a connection is with its other end. */
export interface Patience {
  /** The most bytes that may wait to be read. */
  readonly bytes: () => number
  /** How long the one who sends waits for them to be read, in milliseconds. */
  readonly ms: number
  /** How often it is asked whether it is still there, in milliseconds. It has as long to answer. */
  readonly pingMs: number
}

/** What is sent over one connection: gathered, and never more than the other end reads. */
export class LiveSocket {
  readonly #pinging: NodeJS.Timeout
  #isThere = true
  #isCorked = false

  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
    private readonly patience: Patience,
    /** Told when the other end is given up, because it does not read. */
    private readonly onTooSlow: () => void,
  ) {
    this.#pinging = setInterval(() => this.#ping(), patience.pingMs)
    socket.on('pong', () => (this.#isThere = true))
    socket.once('close', () => clearInterval(this.#pinging))
  }

  /** Sends a text; where much is unread, it waits. Who does not read at all is dropped. */
  async send(text: string): Promise<void> {
    const { socket, patience } = this
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > patience.bytes()) return this.#drop()
    this.#cork()
    await new Promise<void>((resolve) => {
      const isCalm = socket.bufferedAmount < CALM_BYTES
      const giveUp = isCalm ? undefined : setTimeout(() => this.#drop(), patience.ms)
      socket.send(text, () => {
        clearTimeout(giveUp)
        resolve()
      })
      if (isCalm) resolve()
    })
  }

  /** What is sent in one turn of the event loop leaves in one piece. */
  #cork(): void {
    if (this.#isCorked) return
    this.#isCorked = true
    this.stream.cork()
    setImmediate(() => {
      this.#isCorked = false
      this.stream.uncork()
    })
  }

  #drop(): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    this.onTooSlow()
    this.close(TOO_SLOW, 'SUBSCRIBER_TOO_SLOW')
  }

  /** Closes the connection, whether or not the other end answers. */
  close(code: number, reason: string): void {
    this.socket.close(code, reason)
    const cut = setTimeout(() => this.socket.terminate(), GRACE_MS)
    this.socket.once('close', () => clearTimeout(cut))
  }

  #ping(): void {
    if (!this.#isThere) return this.socket.terminate()
    this.#isThere = false
    this.socket.ping()
  }
}
