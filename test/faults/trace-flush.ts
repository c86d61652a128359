import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#event-sourcing/testing'
import { nodeArguments, scriptBeside } from '../support/child-script.js'

const CALLERS = 8

/** What the kernel was asked to do, in order, as far as it concerns an answer. */
export interface Traced {
  readonly sentence: string
  readonly commands: number
  readonly flushes: number
  readonly faults: readonly string[]
}

/**
 * Shows by the system calls of a process that the disk was flushed before an answer was given: for each
 * command, the page with its id goes to `events.db-wal`, then that file is flushed, then the answer is written.
 */
export async function traceFlush(commands: number, seed: number): Promise<Traced> {
  const none = { commands: 0, flushes: 0, faults: [] }
  if (spawnSync('strace', ['-V']).error)
    return { ...none, sentence: 'strace is not installed, so nothing was traced. On Debian: apt-get install strace.' }
  const folder = temporaryFolder()
  try {
    const file = join(folder.path, 'trace')
    const script = scriptBeside(import.meta.url, './loaded-process')
    const args = [join(folder.path, 'data'), String(seed), String(CALLERS), String(commands)]
    const calls = ['-f', '-y', '-s', '1000000', '-e', 'trace=write,pwrite64,fsync,fdatasync', '-o', file]
    const child = spawn('strace', [...calls, process.execPath, ...nodeArguments(script, args)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0)
      return { ...none, sentence: `strace ended with ${code}.`, faults: ['The trace could not be taken.'] }
    return judge(readFileSync(file, 'latin1').split('\n'))
  } finally {
    folder.remove()
  }
}

const ON_LOG = /^(\d+) +(\w+)\(\d+<[^>]*\/events\.db-wal>/
const RESUMED = /^(\d+) +<\.\.\. (?:fsync|fdatasync) resumed>/
const ANSWER = /^\d+ +write\(1(?:<[^>]*>)?, "\{\\"answered\\":\\"([\da-f-]+)/

/** Reads a trace. A call that another thread interrupted is told in two lines, of which the second has its result. */
export function judge(trace: readonly string[]): Traced {
  const faults: string[] = []
  const unflushed: string[] = []
  const flushing = new Set<string>()
  let flushed = ''
  let [commands, flushes, proven] = [0, 0, 0]
  for (const call of trace) {
    const [, thread = '', onLog] = ON_LOG.exec(call) ?? []
    const resumed = RESUMED.exec(call)?.[1]
    if (onLog?.endsWith('sync') && call.includes('<unfinished')) flushing.add(thread)
    else if (onLog && !onLog.endsWith('sync')) unflushed.push(call)
    else if ((onLog || (resumed && flushing.delete(resumed))) && / = 0\b/.test(call)) {
      flushes += 1
      flushed += unflushed.splice(0).join('')
    }
    const id = ANSWER.exec(call)?.[1]
    if (id === undefined) continue
    commands += 1
    if (flushed.includes(id)) proven += 1
    else if (unflushed.some((page) => page.includes(id))) faults.push(`${id} was answered before its page was flushed.`)
    else if (!changedNothing(call)) faults.push(`${id} was answered and never written.`)
  }
  if (commands === 0) faults.push('No answer was seen.')
  const before = `${proven} of ${commands} answers were written after their events were in a flushed page of events.db-wal`
  const nothing = `${commands - proven - faults.length} had nothing to record`
  return { sentence: `${before}, ${nothing}; ${flushes} flushes; ${faults.length} faults`, commands, flushes, faults }
}

/** A correction that found nothing to correct names no touchpoint and records no event. */
const changedNothing = (call: string): boolean => !call.includes('touchpointId')
