import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#event-sourcing'
import type { Bench, Found } from '../bench.js'
import { median, percentile } from '../statistics.js'
import { withApi, type ApiProcess } from './api-process.js'
import { onCopy } from './company.js'
import { Connections } from './connections.js'
import { biggestOf } from './generated-company.js'
import { RECORD, touchpoint } from './recorded.js'
import { biggestClient, someClients } from './view-rows.js'

const COMMANDS = 200
/** How long to wait for a snapshot of the biggest client. */
const PATIENCE_MS = 60_000

/** Commands on a client of whom very much is known, warm and after a start. */
export const bigClient: Bench = {
  name: 'command',
  title: 'RecordTouchpoint on the biggest client, warm and after a start',

  async run({ company: made, folder, rounds, seed, tell }): Promise<Found> {
    const company = await made()
    return onCopy(company, folder, async (copy) => {
      const [biggest, [other = '']] = [biggestClient(copy), someClients(copy, 1, seed)]
      const [first, warm, small] = await withApi(copy, async (api) => {
        tell('command: warm')
        await record(api, other, 1, 0)
        const measured = [
          await record(api, biggest, 1, 0),
          await record(api, biggest, COMMANDS, 1),
          await record(api, other, COMMANDS, 1),
        ] as const
        await snapshotMade(copy)
        return measured
      })
      const cold: { start: number; state: number }[] = []
      for (let round = 1; round <= rounds; round++) {
        tell(`command: cold, round ${round} of ${rounds}`)
        cold.push(
          await withApi(copy, async (api) => {
            const [start = 0] = await record(api, other, 1, COMMANDS + round)
            const [state = 0] = await record(api, biggest, 1, COMMANDS + round)
            return { start, state }
          }),
        )
      }
      const { touchpoints, threads } = biggestOf(company.size)
      return {
        figures: [
          { name: 'warm, median', value: median(warm), unit: 'ms', aim: { atMost: 5 } },
          { name: 'warm, p99', value: percentile(warm, 0.99), unit: 'ms' },
          { name: 'on a small client, median', value: median(small), unit: 'ms' },
          {
            name: 'cold, with a snapshot, median',
            value: median(cold.map(({ state }) => state)),
            unit: 'ms',
            aim: { atMost: 300 },
          },
          { name: 'cold, before the first snapshot', value: median(first), unit: 'ms' },
          { name: 'the first command after a start', value: median(cold.map(({ start }) => start)), unit: 'ms' },
        ],
        notes: [
          `The biggest client has ${touchpoints} touchpoints in ${threads} threads. One command after the other over HTTP, flushed;`,
          'cold is its first command after a start, and after a command on the small client, which is told apart.',
        ],
      }
    })
  },
}

async function record(api: ApiProcess, client: string, count: number, from: number): Promise<number[]> {
  const connections = new Connections(api.url, 1)
  const times: number[] = []
  for (let index = from; index < from + count; index++) {
    const begun = performance.now()
    await connections.ask(RECORD, touchpoint(client, index))
    times.push(performance.now() - begun)
  }
  connections.close()
  return times
}

/** A short stream gets none: then there is nothing to wait for but the time. */
async function snapshotMade(folder: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (!hasSnapshot(folder) && performance.now() < until) await pause(100)
}

function hasSnapshot(folder: string): boolean {
  const path = join(folder, 'snapshots.db')
  if (!existsSync(path)) return false
  const snapshots = openDatabase(path)
  try {
    return snapshots.prepare('select 1 from snapshot limit 1').raw().all([]).length > 0
  } finally {
    snapshots.close()
  }
}
