import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { nodeArguments } from '../support/child-script.js'

/**
 * Runs a script in a fresh process, so that neither memory nor warmth of one measurement reaches the next.
 * The process prints its result as JSON. Node's own flags, such as `--cpu-prof`, are handed on.
 */
export async function apart<Result>(script: URL, args: readonly string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, ...nodeArguments(script, args)])
  return JSON.parse(stdout) as Result
}

/** The most memory that this process has held, in MB. */
export const peakMemoryMB = (): number => process.resourceUsage().maxRSS / 1000
