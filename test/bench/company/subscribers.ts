import { createClient, type Client } from 'graphql-ws'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'

const ADDED = 'subscription ($id: ID!) { timelineEntryAdded(clientId: $id) { id text } }'
const PATIENCE_MS = 50

interface Heard {
  readonly timelineEntryAdded: { readonly text: string | null }
}

/** Subscribers to the timelines of clients, each on a connection of its own. The text of a touchpoint is its number. */
export class Subscribers {
  readonly #due = new Map<number, number>()
  readonly #lateness: number[] = []
  readonly #awake = new Set<Client>()

  private constructor(private readonly sockets: readonly Client[]) {}

  /** Subscribes, and has the clients touched until every subscriber has heard something. */
  static async listen(
    url: string,
    clients: readonly string[],
    each: number,
    touchAll: (round: number) => Promise<void>,
  ): Promise<Subscribers> {
    const address = `${url.replace('http', 'ws')}/graphql`
    const opened = clients.flatMap((id) =>
      Array.from({ length: each }, () => ({
        id,
        socket: createClient({ url: address, webSocketImpl: WebSocket, lazy: false }),
      })),
    )
    const subscribers = new Subscribers(opened.map(({ socket }) => socket))
    for (const { id, socket } of opened) subscribers.#subscribe(socket, id)
    for (let round = 0; subscribers.#awake.size < opened.length && round < 200; round++) {
      await touchAll(round)
      await pause(PATIENCE_MS)
    }
    if (subscribers.#awake.size < opened.length) throw new Error('Not every subscriber hears of what happens.')
    return subscribers
  }

  /** A touchpoint was due to be sent. */
  sent(index: number, due: number): void {
    this.#due.set(index, due)
  }

  /** How late each message came, in ms; those that have come when all have, or the patience is at its end. */
  async heard(count: number, patienceMs: number): Promise<readonly number[]> {
    const until = performance.now() + patienceMs
    while (this.#lateness.length < count && performance.now() < until) await pause(PATIENCE_MS)
    return this.#lateness
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) await socket.dispose()
  }

  #subscribe(socket: Client, id: string): void {
    socket.subscribe<Heard>(
      { query: ADDED, variables: { id } },
      {
        next: ({ data }) => {
          this.#awake.add(socket)
          const due = this.#due.get(Number(data?.timelineEntryAdded.text ?? Number.NaN))
          if (due !== undefined) this.#lateness.push(performance.now() - due)
        },
        error: (error) => {
          throw error instanceof Error ? error : new Error(`A subscription failed: ${JSON.stringify(error)}`)
        },
        complete: () => undefined,
      },
    )
  }
}
