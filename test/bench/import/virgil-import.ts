import { join } from 'node:path'
import { Importer, openFileInThread, presetNamed } from '#intake'
import { boundHeapGrowth } from '#profiles'
import { operator, RunningProfile } from '../../support/profile.js'
import { peakMemoryMB } from '../apart.js'

/** What one import took, in seconds. */
export interface VirgilImported {
  /** Until the views held everything. */
  readonly seconds: number
  readonly rows: number
  readonly events: number
  readonly peakMB: number
}

/** Imports a file into a new folder as the command line does, and says what it took. The process is a measurement's own. */
boundHeapGrowth()
const [folder = '', file = '', presetName = ''] = process.argv.slice(2)
const preset = await presetNamed(presetName)
const profile = await RunningProfile.open({ folder, viewsThread: true })

const begun = performance.now()
const { mapping, charter } = preset
const opened = await openFileInThread(file, { mapping })
const { rows, rejected } = await profile
  .get(Importer)
  .import({ file: opened, charter, rejects: join(folder, 'rejects.csv') }, operator)
await profile.embedded.caughtUp()
const seconds = (performance.now() - begun) / 1000

if (rejected > 0) throw new Error(`${rejected} rows were rejected: the preset ${presetName} does not fit the file.`)
const peakMB = peakMemoryMB()
const { events } = profile.embedded.runner.status()
await profile.close()
const imported: VirgilImported = { seconds, rows, events, peakMB }
process.stdout.write(JSON.stringify(imported))
