import { join } from 'node:path'
import { Charters } from '#charter'
import { Importer, openFileInThread, presetNamed } from '#intake'
import { boundHeapGrowth } from '#profiles'
import { operator, RunningProfile } from '../../support/profile.js'
import { peakMemoryMB } from '../apart.js'

/** What the import of a company took. */
export interface ImportedCompany {
  /** Until every row was recorded, time had passed, and the views held everything. */
  readonly seconds: number
  /** Of them, until the last row was recorded. */
  readonly recording: number
  readonly rows: number
  readonly journeys: number
  readonly events: number
  readonly peakMB: number
}

/** Imports a company under the default charter, as the command line does. The process is the import's own. */
boundHeapGrowth()
const [folder = '', file = ''] = process.argv.slice(2)
const { mapping } = await presetNamed('touchpoints')
const profile = await RunningProfile.open({ folder, viewsThread: true })
await profile.get(Charters).ensureInForce()

const begun = performance.now()
let recording = 0
const { rows, rejected, journeys } = await profile.get(Importer).import(
  {
    file: await openFileInThread(file, { mapping }),
    rejects: join(folder, 'rejects.csv'),
    onProgress: () => (recording = (performance.now() - begun) / 1000),
  },
  operator,
)
await profile.embedded.caughtUp()
const seconds = (performance.now() - begun) / 1000
if (rejected > 0) throw new Error(`${rejected} rows were rejected: see ${join(folder, 'rejects.csv')}.`)
const peakMB = peakMemoryMB()
const { events } = profile.embedded.runner.status()
await profile.close()
const imported: ImportedCompany = { seconds, recording, rows, journeys, events, peakMB }
process.stdout.write(JSON.stringify(imported))
