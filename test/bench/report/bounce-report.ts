import { NestFactory } from '@nestjs/core'
import { AccessModule, Door, localOperator } from '#access'
import { CharterModule, units, type Unit } from '#charter'
import { JourneysModule } from '#journeys'
import { EmbeddedProfile, ProfileModule } from '#profiles'
import { BounceReport, ReportsModule } from '#reports'
import { median } from '../statistics.js'

/** How long reports took, in ms. */
export interface Reported {
  readonly journeys: number
  readonly hops: number
  readonly units: readonly { readonly unit: Unit; readonly first: number; readonly again: number }[]
}

class Reporting {}

/** Asks a folder for its bounce report in each unit, so often, and says how long that took. */
const [folder = '', rounds = ''] = process.argv.slice(2)
const app = await NestFactory.createApplicationContext(
  {
    module: Reporting,
    imports: [ProfileModule.embedded({ folder }), AccessModule, CharterModule, JourneysModule, ReportsModule],
  },
  { logger: false, abortOnError: false },
)
await app.get(EmbeddedProfile).caughtUp()

const timesOf = async (unit: Unit): Promise<number[]> => {
  const times: number[] = []
  for (let round = 0; round <= Number(rounds); round++) {
    const begun = performance.now()
    await app.get(Door).ask(new BounceReport(localOperator, { unit }))
    times.push(performance.now() - begun)
  }
  return times
}

const measured: Reported['units'][number][] = []
for (const unit of units) {
  const [first = Number.NaN, ...again] = await timesOf(unit)
  measured.push({ unit, first, again: median(again) })
}
const { totals, hops } = await app.get(Door).ask(new BounceReport(localOperator))
await app.close()
const reported: Reported = { journeys: totals.journeys.count, hops: hops.hops.value, units: measured }
process.stdout.write(JSON.stringify(reported))
