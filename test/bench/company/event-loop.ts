import { join } from 'node:path'
import { scriptBeside } from '../../support/child-script.js'
import { apart } from '../apart.js'
import type { Bench, Found } from '../bench.js'
import { onCopy } from './company.js'
import type { LoopDelays } from './loop-delays.js'
import { writeCompany } from './generated-company.js'

const IMPORTED = { clients: 2000, touchpoints: 20_000 }

/** How late the event loop is while much is to be done. */
export const eventLoop: Bench = {
  name: 'event-loop',
  title: 'Delay of the event loop while a report, a rebuild and an import run',

  async run({ company: made, folder, seed, tell }): Promise<Found> {
    const company = await made()
    const csv = join(folder, 'further.csv')
    await writeCompany(csv, { ...IMPORTED, seed: seed + 5 }, 'further')
    return onCopy(company, folder, async (copy) => {
      tell('event-loop: a report, a rebuild and an import')
      const delays = await apart<LoopDelays>(scriptBeside(import.meta.url, './loop-delays'), [copy, csv])
      return {
        figures: [
          { name: 'nothing runs: p99', value: delays.idle.p99, unit: 'ms' },
          ...(['report', 'rebuild', 'import', 'together'] as const).flatMap((name) => [
            { name: `${name}: p99`, value: delays[name].p99, unit: 'ms', aim: { atMost: 20 } },
            { name: `${name}: at worst`, value: delays[name].worst, unit: 'ms' },
            { name: `${name}: took`, value: delays[name].seconds, unit: 's' },
          ]),
        ],
        notes: [
          `The company: ${company.described}. A process with all that the api consists of but GraphQL, its views in a thread;`,
          `the import is one of ${IMPORTED.touchpoints} touchpoints, and \`together\` of as many again. Node's own histogram, every millisecond.`,
        ],
      }
    })
  },
}
