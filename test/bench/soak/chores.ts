import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { nodeArguments, scriptBeside } from '../../support/child-script.js'
import type { ApiProcess } from '../company/api-process.js'
import type { Connections } from '../company/connections.js'
import { COMPANY_END } from '../company/generated-client.js'
import { viewsFile } from '../company/view-rows.js'
import { ask } from './asking.js'
import type { Deed } from './deed.js'

const VIRGIL = scriptBeside(import.meta.url, '../../../apps/cli/main')
const LONGEST_REBUILD_MS = 600_000
const LOOK_EVERY_MS = 20
const DAY_MS = 86_400_000

const PAST = `query ($asOf: DateTime) {
  journeys(first: 25, filter: { asOf: $asOf }) { totalCount edges { node { key status } } }
}`

/** Where the chores are done. */
export interface Premises {
  readonly api: ApiProcess
  readonly connections: Connections
  /** The data of the server. */
  readonly data: string
  /** Where backups may lie for a while. */
  readonly spare: string
}

/** What is done a few times in a quarter of the time, one after the other, in this order. */
export const chores = ({ api, connections, data, spare }: Premises): readonly Omit<Deed, 'weight'>[] => {
  let looks = 0
  const past = {
    kind: 'a list as it was',
    act: async () => {
      const asOf = new Date(COMPANY_END - ++looks * DAY_MS).toISOString()
      await ask(connections, PAST, { asOf })
    },
  }
  return [
    past,
    { kind: 'a backup, restored', act: () => backUpAndRestore(data, spare) },
    past,
    { kind: 'a rebuild', act: () => rebuild(api, data) },
    past,
  ]
}

async function backUpAndRestore(data: string, spare: string): Promise<void> {
  const [backup, restored] = [join(spare, 'backup'), join(spare, 'restored')]
  try {
    await virgil('backup', backup, '--data', data)
    await virgil('restore', backup, '--data', restored)
  } finally {
    for (const folder of [backup, restored]) rmSync(folder, { recursive: true, force: true })
  }
}

const virgil = (...args: readonly string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, nodeArguments(VIRGIL, args))

/** The server leaves the file of its views when they were made again in another one. */
async function rebuild({ pid }: ApiProcess, data: string): Promise<void> {
  if (pid === undefined) throw new Error('The server has no process.')
  const [before, until] = [viewsFile(data), performance.now() + LONGEST_REBUILD_MS]
  process.kill(pid, 'SIGUSR2')
  while (existsSync(before)) {
    if (performance.now() > until) throw new Error('The views were not made again.')
    await pause(LOOK_EVERY_MS)
  }
}
