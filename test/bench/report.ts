import { join } from 'node:path'
import { scriptBeside } from '../support/child-script.js'
import { apart } from './apart.js'
import type { Bench, Found } from './bench.js'
import type { VirgilImported } from './import/virgil-import.js'
import type { Reported } from './report/bounce-report.js'

/** The bounce report over all journeys of a log. */
export const report: Bench = {
  name: 'report',
  title: 'The bounce report over all journeys of an imported log',

  async run({ folder, rounds, log, tell }): Promise<Found> {
    const { file, preset, described } = await log()
    const home = join(folder, 'report')
    tell('report: importing')
    await apart<VirgilImported>(scriptBeside(import.meta.url, './import/virgil-import'), [home, file, preset])
    tell('report: reporting')
    const reported = await apart<Reported>(scriptBeside(import.meta.url, './report/bounce-report'), [home, `${rounds}`])
    return {
      figures: reported.units.flatMap(({ unit, first, again }) => [
        { name: `in the unit ${unit}, the first time`, value: first, unit: 'ms' },
        { name: `in the unit ${unit}, again`, value: again, unit: 'ms' },
      ]),
      notes: [`${reported.journeys} journeys, ${reported.hops} hops in the charter's unit. The log: ${described}.`],
    }
  },
}
