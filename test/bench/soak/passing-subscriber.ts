import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { Lots } from '../../faults/lots.js'
import type { Commands } from './commands.js'
import type { Deed } from './deed.js'

const ADDED = 'subscription ($id: ID!) { timelineEntryAdded(clientId: $id) { id text } }'
const STAY_MS = 15_000
const PATIENCE_MS = 60_000
const BETWEEN_MS = 250

interface Heard {
  readonly timelineEntryAdded: { readonly text: string | null }
}

/** Subscribers who come, hear of what happens, stay for a while, and go: some of them without a word. */
export const passingSubscribers = (url: string, clients: readonly string[], commands: Commands, lots: Lots): Deed => ({
  kind: 'a message at a subscriber',
  weight: 1,
  act: () => passBy(url, lots.pick(clients), commands, lots),
})

/** Gives how long after its recording was begun the subscriber heard of a touchpoint, in ms. */
async function passBy(url: string, id: string, commands: Commands, lots: Lots): Promise<number> {
  const subscriber = new Subscriber(url, id)
  const isRude = lots.next() < 0.5
  try {
    // A subscription has no answer of its own: it is known to be there when it has told something.
    while (!subscriber.isAwake) {
      subscriber.refuseSilence()
      await commands.touch(id)
      await pause(BETWEEN_MS)
    }
    const text = randomUUID()
    const begun = performance.now()
    const heard = subscriber.hears(text)
    await Promise.all([heard, commands.touch(id, text)])
    const took = (await heard) - begun
    await pause(STAY_MS * lots.next())
    return took
  } finally {
    subscriber.leave(isRude)
  }
}

class Subscriber {
  #awake = false
  #socket: WebSocket | undefined
  #problem: unknown
  readonly #until = performance.now() + PATIENCE_MS
  readonly #awaited = new Map<string, (at: number) => void>()
  readonly #client

  constructor(url: string, id: string) {
    this.#client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      on: { connected: (socket) => (this.#socket = socket as WebSocket) },
    })
    this.#client.subscribe<Heard>(
      { query: ADDED, variables: { id } },
      {
        next: ({ data }) => {
          this.#awake = true
          this.#awaited.get(data?.timelineEntryAdded.text ?? '')?.(performance.now())
        },
        error: (error) => (this.#problem = error),
        complete: () => undefined,
      },
    )
  }

  get isAwake(): boolean {
    return this.#awake
  }

  refuseSilence(): void {
    if (this.#problem !== undefined || performance.now() > this.#until)
      throw new Error(`A subscriber heard nothing: ${JSON.stringify(this.#problem ?? 'in time')}`)
  }

  /** When it heard of a touchpoint with this text. */
  hears(text: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const impatient = setTimeout(() => reject(new Error('A subscriber missed a touchpoint.')), PATIENCE_MS)
      this.#awaited.set(text, (at) => {
        clearTimeout(impatient)
        resolve(at)
      })
    })
  }

  leave(isRude: boolean): void {
    if (isRude && this.#socket) this.#socket.terminate()
    else void this.#client.dispose()
  }
}
