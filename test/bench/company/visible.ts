import type { Bench, BenchContext, Found } from '../bench.js'
import { percentile } from '../statistics.js'
import { withApi } from './api-process.js'
import { onCopy } from './company.js'
import { steadyLoad, type Late } from './steady-load.js'
import { someClients } from './view-rows.js'

const PER_SECOND = 200
const SECONDS = 10
const CLIENTS = 50
const EACH = 10

/** From the command to the view and to a subscriber. */
export const visible: Bench = {
  name: 'visible',
  title: `From a write to the view and to the subscriber, at ${PER_SECOND} commands per second`,

  async run(context): Promise<Found> {
    const { answers, views, messages, bare, cpuMs } = await underLoad(context, 1)
    return {
      figures: [
        { name: 'answer to the command: p99', value: percentile(answers, 0.99), unit: 'ms' },
        { name: 'answer of the view: p99', value: percentile(views, 0.99), unit: 'ms', aim: { atMost: 50 } },
        { name: 'message at the subscriber: p99', value: percentile(messages, 0.99), unit: 'ms', aim: { atMost: 50 } },
        { name: 'message at the subscriber: median', value: percentile(messages, 0.5), unit: 'ms' },
        { name: 'a query for nothing meanwhile: p99', value: percentile(bare, 0.99), unit: 'ms' },
        { name: 'processor time of the server, a command', value: cpuMs, unit: 'ms' },
      ],
      notes: [
        `The company: ${(await context.company()).described}. For ${SECONDS} s, from the instant at which a command was due to be sent;`,
        `${CLIENTS} clients with a subscriber each; after every fourth command the view is asked for it, as \`atLeast\` does.`,
      ],
    }
  },
}

/** Many subscribers at once. */
export const subscribers: Bench = {
  name: 'subscribers',
  title: `${CLIENTS * EACH} subscribers on ${CLIENTS} clients at ${PER_SECOND} commands per second`,

  async run(context): Promise<Found> {
    const { messages, missing, bare, cpuMs } = await underLoad(context, EACH)
    return {
      figures: [
        { name: 'messages', value: messages.length / SECONDS, unit: '/s' },
        { name: 'message: median', value: percentile(messages, 0.5), unit: 'ms' },
        { name: 'message: p99', value: percentile(messages, 0.99), unit: 'ms' },
        { name: 'message: the latest', value: percentile(messages, 1), unit: 'ms', aim: { atMost: 250 } },
        { name: 'messages that never came', value: missing, unit: '', aim: { atMost: 0 } },
        { name: 'a query for nothing meanwhile: p99', value: percentile(bare, 0.99), unit: 'ms' },
        { name: 'processor time of the server, a command', value: cpuMs, unit: 'ms' },
      ],
      notes: [
        `The company: ${(await context.company()).described}. For ${SECONDS} s, each subscriber on a connection of its own.`,
        'The subscribers live in one process with those who send; what that process is late itself counts too.',
      ],
    }
  },
}

async function underLoad({ company: made, folder, seed, tell }: BenchContext, each: number): Promise<Late> {
  const company = await made()
  tell(`company: ${PER_SECOND} commands per second, ${CLIENTS * each} subscribers`)
  return onCopy(company, folder, (copy) => {
    const clients = someClients(copy, CLIENTS, seed + 4)
    const load = { clients, subscribersPerClient: each, perSecond: PER_SECOND, seconds: SECONDS, queryEach: 4 }
    return withApi(copy, (api) => steadyLoad(api, load))
  })
}
