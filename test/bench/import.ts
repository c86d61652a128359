import { join } from 'node:path'
import { scriptBeside } from '../support/child-script.js'
import { apart } from './apart.js'
import type { Bench, Found } from './bench.js'
import type { BareImported } from './import/bare-import.js'
import type { VirgilImported } from './import/virgil-import.js'
import { median } from './statistics.js'

/** An import until the views are caught up, against reading the file and appending the same events in batches. */
export const importing: Bench = {
  name: 'import',
  title:
    'Importing a log until its views are caught up, against reading it and a bare batched append of the same events',

  async run({ folder, rounds, log, tell }): Promise<Found> {
    const { file, preset, described } = await log()
    const measured: { virgil: VirgilImported; bare: BareImported }[] = []
    for (let round = 1; round <= rounds; round++) {
      tell(`import: round ${round} of ${rounds}`)
      const home = join(folder, `import-${round}`)
      const virgil = await apart<VirgilImported>(script('./import/virgil-import'), [home, file, preset])
      const bare = await apart<BareImported>(script('./import/bare-import'), [`${home}-bare`, file, preset, home])
      measured.push({ virgil, bare })
    }
    const of = (value: (round: (typeof measured)[number]) => number): number => median(measured.map(value))
    const bareSeconds = ({ bare }: (typeof measured)[number]): number => bare.reading + bare.appending
    return {
      figures: [
        { name: 'Virgil', value: of(({ virgil }) => virgil.seconds), unit: 's' },
        { name: 'bare reading and appending', value: of(bareSeconds), unit: 's' },
        { name: 'of it reading', value: of(({ bare }) => bare.reading), unit: 's' },
        {
          name: 'ratio to the bare import',
          value: of((round) => round.virgil.seconds / bareSeconds(round)),
          unit: '×',
          aim: { atMost: 3 },
        },
        { name: 'rows', value: of(({ virgil }) => virgil.rows / virgil.seconds), unit: '/s' },
        { name: 'events', value: of(({ virgil }) => virgil.events / virgil.seconds), unit: '/s' },
        { name: 'peak memory of Virgil', value: of(({ virgil }) => virgil.peakMB), unit: 'MB', aim: { atMost: 350 } },
        { name: 'peak memory of the bare import', value: of(({ bare }) => bare.peakMB), unit: 'MB' },
      ],
      notes: [`The log: ${described}. Each side in a fresh process, the sides taking turns; medians.`],
    }
  },
}

const script = (name: string): URL => scriptBeside(import.meta.url, name)
