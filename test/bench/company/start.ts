import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Found } from '../bench.js'
import { median } from '../statistics.js'
import { withApi } from './api-process.js'

/** The start of a server on a full folder, against that on an empty one. */
export const startUp: Bench = {
  name: 'start',
  title: 'Start of the api on the company, against an empty folder',

  async run({ company: made, folder, rounds, tell }): Promise<Found> {
    const company = await made()
    const empty = join(folder, 'empty')
    mkdirSync(empty, { recursive: true })
    const started = (data: string): Promise<number> => withApi(data, async ({ startedInMs }) => startedInMs)
    // Once each beforehand: an empty folder gets its charter and its files, a full one is read from the disk.
    for (const data of [empty, company.data]) await started(data)
    const measured: { full: number; bare: number }[] = []
    for (let round = 1; round <= rounds; round++) {
      tell(`start: round ${round} of ${rounds}`)
      measured.push({ full: await started(company.data), bare: await started(empty) })
    }
    const of = (value: (round: (typeof measured)[number]) => number): number => median(measured.map(value))
    return {
      figures: [
        { name: 'on the company', value: of(({ full }) => full), unit: 'ms' },
        { name: 'on an empty folder', value: of(({ bare }) => bare), unit: 'ms' },
        { name: 'ratio', value: of(({ full, bare }) => full / bare), unit: '×', aim: { atMost: 1.2 } },
      ],
      notes: [
        `The company: ${company.described}. From the start of the process until \`/readyz\` answers 200; files cached.`,
      ],
    }
  },
}
