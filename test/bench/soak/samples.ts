import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ApiProcess } from '../company/api-process.js'

/** How a server looked from the outside at a moment. */
export interface Sample {
  /** Since the load began. */
  readonly second: number
  readonly residentMB: number
  readonly heapMB: number
  readonly descriptors: number
  /** In its folder and the folders there. */
  readonly files: number
  readonly folderMB: number
  /** The p99 since the sample before. */
  readonly delayMs: number
  /** A query for nothing. */
  readonly probeMs: number
  readonly lagEvents: number
}

const LOOK_EACH_MS = 2000
const LONGEST_LOOK_MS = 120_000
const TELL_EACH_SECONDS = 60
/** Node's histogram looks so often, and counts that in. */
const RESOLUTION_MS = 10

/** Looks at a server for so many seconds, and tells how it looks now and then. Needs a system that shows processes under `/proc`. */
export async function watched(
  api: ApiProcess,
  folder: string,
  seconds: number,
  tell: (latest: Sample) => void,
): Promise<readonly Sample[]> {
  const begun = performance.now()
  const samples: Sample[] = []
  let told = 0
  for (let second = 0; second < seconds; second = (performance.now() - begun) / 1000) {
    const latest = await sample(api, folder, second)
    samples.push(latest)
    if (second >= told) tell(latest)
    if (second >= told) told += TELL_EACH_SECONDS
    await pause(LOOK_EACH_MS)
  }
  return samples
}

async function sample(api: ApiProcess, folder: string, second: number): Promise<Sample> {
  const asked = performance.now()
  await textOf(`${api.url}/graphql?query={__typename}`)
  const probeMs = performance.now() - asked
  const metrics = await textOf(`${api.url}/metrics`)
  const metric = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1])
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))?.[1]
  return {
    second,
    residentMB: (Number(resident) * 1024) / 1e6,
    heapMB: metric('nodejs_heap_size_used_bytes') / 1e6,
    descriptors: readdirSync(`/proc/${api.pid}/fd`).length,
    ...sizeOf(folder),
    delayMs: Math.max(0, metric('nodejs_eventloop_lag_p99_seconds') * 1000 - RESOLUTION_MS),
    probeMs,
    lagEvents: metric('virgil_views_lag_events'),
  }
}

async function textOf(url: string): Promise<string> {
  // Apollo answers a GET that a page of another site could not have sent.
  const headers = { 'apollo-require-preflight': 'true' }
  return (await fetch(url, { headers, signal: AbortSignal.timeout(LONGEST_LOOK_MS) })).text()
}

/** Files come and go while they are counted. */
function sizeOf(folder: string): Pick<Sample, 'files' | 'folderMB'> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.flatMap((name) => statSync(join(folder, name), { throwIfNoEntry: false }) ?? [])
  const whole = files.filter((file) => file.isFile())
  return { files: whole.length, folderMB: whole.reduce((sum, { size }) => sum + size, 0) / 1e6 }
}
