import { readFileSync } from 'node:fs'
import { RunningProfile } from '../../support/profile.js'
import { standing } from '../../faults/aftermath.js'

/** What a server left in its folder. */
export interface LeftBehind {
  readonly events: number
  /** Commands that were answered, and of which nothing is there. */
  readonly missing: number
  /** What is wrong with events, circles and views, in sentences. */
  readonly faults: readonly string[]
}

/** Looks through a folder that a server has left, with the ids of the commands it answered. The process is a measurement's own. */
const [folder = '', answered = ''] = process.argv.slice(2)
const missing = new Set(JSON.parse(readFileSync(answered, 'utf8')) as string[])
const profile = await RunningProfile.open({ folder, viewsThread: true })
let events = 0
for await (const { metadata } of profile.embedded.store.readAll()) {
  events += 1
  missing.delete(metadata.commandId)
}
const faults = await standing(profile)
await profile.close()
const left: LeftBehind = { events, missing: missing.size, faults }
process.stdout.write(JSON.stringify(left))
