import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Lots } from '../../faults/lots.js'
import { scriptBeside } from '../../support/child-script.js'
import { apart } from '../apart.js'
import { ApiProcess } from '../company/api-process.js'
import { Connections } from '../company/connections.js'
import { onCopy, type Company } from '../company/company.js'
import { biggestClient, someClients } from '../company/view-rows.js'
import { badDeeds } from './bad-requests.js'
import { chores, type Premises } from './chores.js'
import { Commands } from './commands.js'
import type { LeftBehind } from './left-behind.js'
import { MixedLoad, type Done } from './mixed-load.js'
import { passingSubscribers } from './passing-subscriber.js'
import { questions } from './questions.js'
import { watched, type Sample } from './samples.js'

const API = scriptBeside(import.meta.url, './api-with-bell')
const CONNECTIONS = 32
const ACTIVE_CLIENTS = 500
/** In so many seconds all chores are done four times, once in each quarter; in less time, once. */
const CHORES_SECONDS = 1200
/** The clock looks every five seconds for whom time has to pass. */
const CLOCK_QUIET_MS = 12_000

/** How long, and how hard. */
export interface SoakOptions {
  readonly company: Company
  /** A folder of the run's own. */
  readonly folder: string
  readonly minutes: number
  /** Deeds begun in a second. */
  readonly perSecond: number
  readonly seed: number
  readonly tell: (message: string) => void
}

/** What was seen of a server that was at work for long. */
export interface Soaked {
  readonly samples: readonly Sample[]
  readonly done: ReadonlyMap<string, Done>
  readonly acknowledged: number
  readonly left: LeftBehind
  /** What nobody expected, in sentences: the first of them. */
  readonly faults: readonly string[]
  readonly faultCount: number
}

/** Has a server work under a mixed load, looks at it from the outside all the while, and at what it leaves. */
export function soak(options: SoakOptions): Promise<Soaked> {
  const { company, folder, seed, tell } = options
  return onCopy(company, folder, async (data) => {
    const clients = [biggestClient(data), ...someClients(data, ACTIVE_CLIENTS, seed)]
    const api = await ApiProcess.start(data, { script: API, env: { VIRGIL_CLOCK: 'on' } })
    const worked = await work(api, { ...options, data, clients }).finally(() => api.stop())
    const answered = join(folder, 'answered.json')
    writeFileSync(answered, JSON.stringify(worked.acknowledged))
    tell('soak: looking at what it left')
    const left = await apart<LeftBehind>(scriptBeside(import.meta.url, './left-behind'), [data, answered])
    const { load, samples, acknowledged } = worked
    return {
      samples,
      done: load.done,
      acknowledged: acknowledged.length,
      left,
      faults: load.faults,
      faultCount: load.faultCount,
    }
  })
}

interface Work extends SoakOptions {
  readonly data: string
  readonly clients: readonly string[]
}

async function work(api: ApiProcess, { data, clients, folder, minutes, perSecond, seed, tell }: Work) {
  const lots = new Lots(seed)
  const connections = new Connections(api.url, CONNECTIONS)
  const commands = new Commands(connections, clients, lots, seed)
  const deeds = [
    ...commands.deeds,
    ...questions(connections, clients, lots),
    ...badDeeds(api.url, connections, lots),
    passingSubscribers(api.url, clients, commands, lots),
  ]
  const load = new MixedLoad(deeds, perSecond, lots)
  tell('soak: time passes for clients of whom nothing was heard since')
  await clockIsQuiet(api)
  const seconds = minutes * 60
  const seen = watched(api, data, seconds, (latest) =>
    tell(`soak: ${lineOf(latest)}; ${load.count} done, ${load.faultCount} faults`),
  ).catch((error: unknown) => {
    load.fault(`A look from the outside failed: ${String(error)}`)
    return []
  })
  const doing = doChores({ api, connections, data, spare: folder }, load, seconds)
  await load.run(seconds)
  await doing
  connections.close()
  return { load, samples: await seen, acknowledged: commands.acknowledged }
}

/** All chores, one after the other and evenly. */
async function doChores(premises: Premises, load: MixedLoad, seconds: number): Promise<void> {
  const times = Math.max(1, 4 * Math.floor(seconds / CHORES_SECONDS))
  const all = Array.from({ length: times }, () => chores(premises)).flat()
  const begun = performance.now()
  for (const [index, chore] of all.entries()) {
    const due = begun + ((index + 0.5) / all.length) * seconds * 1000
    await pause(Math.max(0, due - performance.now()))
    await load.take(chore)
  }
}

/** Time has passed for everybody when no command has been given for a while. */
async function clockIsQuiet({ url }: ApiProcess): Promise<void> {
  const passed = async (): Promise<string | undefined> =>
    /^virgil_commands_total\{type="LetTimePass".*$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[0]
  for (let before: string | undefined = ''; ;) {
    const now = await passed()
    if (now === before) return
    before = now
    await pause(CLOCK_QUIET_MS)
  }
}

const lineOf = ({ second, residentMB, descriptors, delayMs, probeMs }: Sample): string =>
  `minute ${Math.floor(second / 60)}, ${Math.round(residentMB)} MB, ${descriptors} descriptors, delay ${delayMs.toFixed(1)} ms, a query for nothing ${probeMs.toFixed(1)} ms`
