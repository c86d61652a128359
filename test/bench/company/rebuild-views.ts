import { RunningProfile } from '../../support/profile.js'

/** What a rebuild took. */
export interface Rebuilt {
  readonly seconds: number
  readonly events: number
}

/** Makes the views of a folder again, in a thread as the api does. The process is a measurement's own. */
const [folder = ''] = process.argv.slice(2)
const profile = await RunningProfile.open({ folder, viewsThread: true })
await profile.embedded.caughtUp()
const begun = performance.now()
const { events } = await profile.embedded.runner.rebuild()
const rebuilt: Rebuilt = { seconds: (performance.now() - begun) / 1000, events }
await profile.close()
process.stdout.write(JSON.stringify(rebuilt))
