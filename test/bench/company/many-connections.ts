import { setTimeout as pause } from 'node:timers/promises'
import type { Bench, Found } from '../bench.js'
import { percentile } from '../statistics.js'
import { withApi, type ApiProcess } from './api-process.js'
import { onCopy } from './company.js'
import { Connections } from './connections.js'
import { HeldConnections } from './held-connections.js'
import { RECORD, touchpoint } from './recorded.js'
import { someClients } from './view-rows.js'

/** The limit of the api, and how many of them are kept for those who send. */
const LIMIT = 10_000
const KEPT = 200
const BEYOND = 400
const WATCHED = 100
const PER_SECOND = 50
const SECONDS = 5

/** As many connections as may be, and some more. */
export const manyConnections: Bench = {
  name: 'connections',
  title: `${LIMIT - KEPT} websockets with a subscription each, and ${BEYOND} more than may be`,

  async run(context): Promise<Found> {
    const company = await context.company()
    return onCopy(company, context.folder, async (copy) => {
      const clients = someClients(copy, 2 * WATCHED, context.seed + 5)
      context.tell(`company: ${LIMIT} connections`)
      return withApi(copy, (api) => measured(api, clients, company.described))
    })
  },
}

async function measured(api: ApiProcess, clients: readonly string[], described: string): Promise<Found> {
  const [watched, touched] = [clients.slice(0, WATCHED), clients.slice(WATCHED)]
  const held = new HeldConnections(api.url, watched)
  await commands(api, touched, 0)
  const alone = await commands(api, touched, 1)
  const memory = await api.memoryMB()
  const { letIn } = await held.open(LIMIT - KEPT)
  await pause(1000)
  const memoryThen = await api.memoryMB()
  const among = await commands(api, touched, 2)
  const more = await held.open(KEPT + BEYOND)
  const stillThere = held.size
  await held.close()
  return {
    figures: [
      { name: 'connections held', value: stillThere, unit: '', aim: { atLeast: LIMIT - KEPT } },
      { name: 'refused with 503 beyond the limit', value: more.refused, unit: '', aim: { atLeast: 1 } },
      { name: 'neither let in nor refused', value: more.failed, unit: '', aim: { atMost: 0 } },
      { name: 'memory of a connection', value: ((memoryThen - memory) * 1000) / letIn, unit: 'kB' },
      { name: 'memory of the server with all of them', value: await api.peakMemoryMB(), unit: 'MB' },
      { name: 'answer to a command, p99, before them', value: percentile(alone, 0.99), unit: 'ms' },
      { name: 'answer to a command, p99, among them', value: percentile(among, 0.99), unit: 'ms' },
    ],
    notes: [
      `The company: ${described}. ${PER_SECOND} commands a second on clients whom nobody watches; what the sending process is late itself counts too.`,
      'All connections come from one process of this machine: `ulimit -n` must allow it and the server 11,000 files each.',
    ],
  }
}

/** Sends commands at a steady pace; how long each took to be answered, in ms from when it was due. */
async function commands(api: ApiProcess, clients: readonly string[], round: number): Promise<number[]> {
  const connections = new Connections(api.url, 16)
  const answers: number[] = []
  const begun = performance.now()
  const pending = Array.from({ length: PER_SECOND * SECONDS }, async (_, index) => {
    const due = begun + (index * 1000) / PER_SECOND
    await pause(due - performance.now())
    await connections.ask(RECORD, touchpoint(clients[index % clients.length] ?? '', round * 100_000 + index))
    answers.push(performance.now() - due)
  })
  await Promise.all(pending)
  connections.close()
  return answers
}
