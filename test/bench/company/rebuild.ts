import { join } from 'node:path'
import { scriptBeside } from '../../support/child-script.js'
import { apart } from '../apart.js'
import type { Bench, BenchContext, Found } from '../bench.js'
import { median } from '../statistics.js'
import type { BareWritten } from './bare-write.js'
import { onCopy, type Company } from './company.js'
import type { Rebuilt } from './rebuild-views.js'

interface Round {
  readonly virgil: Rebuilt
  readonly bare: BareWritten
}

/** All views made again, against a bare bulk write of the same rows. */
export const rebuild: Bench = {
  name: 'rebuild',
  title: 'Rebuild of all views, against a bare bulk write of the same rows into the same tables',

  async run(context): Promise<Found> {
    const [company, few] = [await context.company(), await context.fewer()]
    const [all, ofFew] = [await rounds(company, context), await rounds(few, context)]
    const perEvent = (measured: readonly Round[]): number =>
      median(measured.map(({ virgil }) => (virgil.seconds / virgil.events) * 1e6))
    const of = (value: (round: Round) => number): number => median(all.map(value))
    return {
      figures: [
        { name: 'rebuild', value: of(({ virgil }) => virgil.seconds), unit: 's' },
        { name: 'bare bulk write', value: of(({ bare }) => bare.seconds), unit: 's' },
        {
          name: 'speed against the bare write',
          value: of(({ virgil, bare }) => bare.seconds / virgil.seconds),
          unit: '×',
          aim: { atLeast: 0.5 },
        },
        { name: 'events', value: of(({ virgil }) => virgil.events / virgil.seconds), unit: '/s' },
        { name: 'cost of an event', value: perEvent(all), unit: 'µs' },
        {
          name: `against that at ${few.imported.rows.toLocaleString('en')} touchpoints`,
          value: perEvent(all) / perEvent(ofFew),
          unit: '×',
          aim: { atMost: 1.3 },
        },
      ],
      notes: [
        `The company: ${company.described}; ${all[0]?.virgil.events} events, ${all[0]?.bare.rows} rows.`,
        'The bare write inserts the finished rows, in their order, into tables with the same indexes and settings, and then fills the full-text indexes.',
      ],
    }
  },
}

async function rounds(company: Company, { folder, rounds, tell }: BenchContext): Promise<Round[]> {
  return onCopy(company, folder, async (copy) => {
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      tell(`rebuild: round ${round} of ${rounds}, ${company.size.touchpoints} touchpoints`)
      const virgil = await apart<Rebuilt>(scriptBeside(import.meta.url, './rebuild-views'), [copy])
      const target = join(folder, 'bare.db')
      const bare = await apart<BareWritten>(scriptBeside(import.meta.url, './bare-write'), [copy, target])
      measured.push({ virgil, bare })
    }
    return measured
  })
}
