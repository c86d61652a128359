import { once } from 'node:events'
import WebSocket from 'ws'

/** How many are opened side by side. */
const AT_ONCE = 100
const SUBSCRIPTION = 'subscription ($id: ID!) { timelineEntryAdded(clientId: $id) { id } }'

/** What became of connections that were asked for. */
export interface Opened {
  readonly letIn: number
  /** Those that were told why not. */
  readonly refused: number
  /** Those that were cut off, or not heard at all. */
  readonly failed: number
}

/** Websockets that stay open, each with a subscription that mostly has nothing to tell. */
export class HeldConnections {
  readonly #sockets: WebSocket[] = []

  constructor(
    private readonly url: string,
    private readonly clients: readonly string[],
  ) {}

  async open(count: number): Promise<Opened> {
    const outcomes: (keyof Opened)[] = []
    for (let left = count; left > 0; left -= AT_ONCE) {
      const opening = Array.from({ length: Math.min(left, AT_ONCE) }, () => this.#openOne())
      outcomes.push(...(await Promise.all(opening)))
    }
    const of = (outcome: keyof Opened) => outcomes.filter((each) => each === outcome).length
    return { letIn: of('letIn'), refused: of('refused'), failed: of('failed') }
  }

  /** How many are still open. */
  get size(): number {
    return this.#sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#sockets.map((socket) => {
        const closed = once(socket, 'close')
        socket.terminate()
        return closed
      }),
    )
  }

  #openOne(): Promise<keyof Opened> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    const id = this.clients[this.#sockets.length % this.clients.length]
    return new Promise((resolve) => {
      socket.on('error', () => resolve('failed'))
      socket.on('unexpected-response', (_, { statusCode }) => {
        socket.terminate()
        resolve(statusCode === 503 ? 'refused' : 'failed')
      })
      socket.on('open', () => {
        this.#sockets.push(socket)
        socket.send(JSON.stringify({ type: 'connection_init' }))
      })
      socket.once('message', () => {
        const payload = { query: SUBSCRIPTION, variables: { id } }
        socket.send(JSON.stringify({ id: 'one', type: 'subscribe', payload }))
        resolve('letIn')
      })
    })
  }
}
