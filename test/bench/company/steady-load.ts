import { setTimeout as pause } from 'node:timers/promises'
import type { ApiProcess } from './api-process.js'
import { Connections } from './connections.js'
import { RECORD, touchpoint, type Recorded } from './recorded.js'
import { Subscribers } from './subscribers.js'

/** Commands that come at their time, whether or not those before them were answered. */
export interface Load {
  readonly clients: readonly string[]
  readonly subscribersPerClient: number
  readonly perSecond: number
  readonly seconds: number
  /** After one command of so many, a query asks for a view that holds it. */
  readonly queryEach: number
}

/** How late all was, in ms from when the command was due to be sent. */
export interface Late {
  readonly answers: readonly number[]
  readonly views: readonly number[]
  readonly messages: readonly number[]
  /** A query for nothing, at the same time. */
  readonly bare: readonly number[]
  /** Messages that never came. */
  readonly missing: number
  /** The processor time that the server took for one command and all that followed from it, in ms. */
  readonly cpuMs: number
}

/** How long to wait for the last messages. */
const PATIENCE_MS = 5000
/** A server that has just started is slow for a while, which is told elsewhere. */
const WARM_SECONDS = 10
const VIEW = `query ($id: ID!, $position: Position) {
  journeys(first: 1, filter: { clientId: $id }, atLeast: $position) { edges { node { touchpoints } } }
}`

/** Sends commands at a steady pace, while subscribers listen, and tells how late everybody heard of them. */
export async function steadyLoad(api: ApiProcess, load: Load): Promise<Late> {
  const { clients, perSecond, seconds, subscribersPerClient, queryEach } = load
  const connections = new Connections(api.url, 64)
  const subscribers = await Subscribers.listen(api.url, clients, subscribersPerClient, async (round) => {
    for (const client of clients) await connections.ask(RECORD, touchpoint(client, round))
  })
  const [answers, views, bare]: [number[], number[], number[]] = [[], [], []]
  await pace(WARM_SECONDS * perSecond, warm)
  const count = perSecond * seconds
  const cpuBefore = await api.cpuSeconds()
  await pace(count, send)
  const messages = await subscribers.heard(count * subscribersPerClient, PATIENCE_MS)
  const cpuMs = (((await api.cpuSeconds()) - cpuBefore) * 1000) / count
  await subscribers.close()
  connections.close()
  return { answers, views, messages, bare, missing: count * subscribersPerClient - messages.length, cpuMs }

  async function pace(
    count: number,
    act: (client: string, index: number, due: number) => Promise<void>,
  ): Promise<void> {
    const begun = performance.now() + 100
    const pending: Promise<void>[] = []
    for (let index = 0; index < count; index++) {
      const due = begun + (index * 1000) / perSecond
      const early = due - performance.now()
      if (early > 1) await pause(early)
      pending.push(act(clients[index % clients.length] ?? '', index, due))
    }
    await Promise.all(pending)
  }

  async function warm(client: string, index: number): Promise<void> {
    const { position } = (await connections.ask<Recorded>(RECORD, touchpoint(client, 1000 + index))).recordTouchpoint
    if (index % queryEach === 0) await connections.ask(VIEW, { id: client, position })
  }

  async function send(client: string, index: number, due: number): Promise<void> {
    subscribers.sent(index, due)
    const asked = touchpoint(client, 10_000 + index, undefined, String(index))
    const { position } = (await connections.ask<Recorded>(RECORD, asked)).recordTouchpoint
    answers.push(performance.now() - due)
    if (index % queryEach > 0) return
    await connections.ask(VIEW, { id: client, position })
    views.push(performance.now() - due)
    const sent = performance.now()
    await connections.ask('{ __typename }')
    bare.push(performance.now() - sent)
  }
}
