import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DomainError, SqliteEventReader } from '#event-sourcing'
import { serveRunner } from '../thread/serve-runner.js'
import { DEADLY, projections, rules, type ToyEvent } from './toy.js'

/** The thread of the toy domain's views. An event with the title `DEADLY` kills it, the first time. */
const { folder } = workerData as { folder: string }
const marker = join(folder, 'died')
const [timeline, ...others] = projections
if (!timeline) throw new Error('There is nothing to project.')

const deadly: typeof timeline = {
  ...timeline,
  project(rows, event, recorded) {
    timeline.project(rows, event, recorded)
    const { type, data } = event as ToyEvent
    if (type !== 'Opened' || data.title !== DEADLY || existsSync(marker)) return
    writeFileSync(marker, '')
    process.exit(7)
  },
}

if (parentPort)
  void serveRunner(parentPort, () => {
    if (existsSync(join(folder, 'refuse'))) throw new DomainError('TOY_REFUSED', 'The views cannot be opened today.')
    const store = SqliteEventReader.open(join(folder, 'events'))
    return { ...rules, projections: [deadly, ...others], folder, store }
  })
