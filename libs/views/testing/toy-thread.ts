import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { DomainError, SqliteEventReader } from '#event-sourcing'
import { serveRunner } from '../thread/serve-runner.js'
import type { FromThread } from '../thread/messages.js'
import { DEADLY, projections, rules, SICK, type ToyEvent } from './toy.js'

/**
 * The thread of the toy domain's views. An event with the title `DEADLY` kills it, the first time; so does a file `dies-untold`,
 * when it has written rows and is about to say so.
 */
const { folder } = workerData as { folder: string }
const marker = join(folder, 'died')
const diesUntold = join(folder, 'dies-untold')
const [timeline, ...others] = projections
if (!timeline) throw new Error('There is nothing to project.')

const deadly: typeof timeline = {
  ...timeline,
  project(rows, event, recorded) {
    timeline.project(rows, event, recorded)
    const { type, data } = event as ToyEvent
    if (type !== 'Opened') return
    if (data.title === SICK && !existsSync(join(folder, 'mended'))) throw new Error('The fold fails.')
    if (data.title !== DEADLY || existsSync(marker)) return
    writeFileSync(marker, '')
    process.exit(7)
  },
}

/** Kills the thread instead of saying that rows are written, once. */
function dyingUntold(port: MessagePort): MessagePort {
  const say = port.postMessage.bind(port)
  port.postMessage = (message: FromThread) => {
    if (message.type === 'status' && message.status.events > 0 && existsSync(diesUntold)) {
      rmSync(diesUntold)
      process.exit(8)
    }
    say(message)
  }
  return port
}

if (parentPort)
  void serveRunner(dyingUntold(parentPort), async () => {
    if (existsSync(join(folder, 'refuse'))) throw new DomainError('TOY_REFUSED', 'The views cannot be opened today.')
    const store = SqliteEventReader.open(join(folder, 'events'))
    return { ...rules, projections: [deadly, ...others], folder, store }
  })
