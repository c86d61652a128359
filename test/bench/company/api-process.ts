import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { scriptBeside } from '../../support/child-script.js'
import { ListeningProcess } from './listening-process.js'

const API = scriptBeside(import.meta.url, '../../../apps/api/main')

/** The real api in a process of its own, on a folder whose time stands still. */
export class ApiProcess {
  private constructor(
    private readonly running: ListeningProcess,
    /** From its start until it was ready for requests, in ms. */
    readonly startedInMs: number,
  ) {}

  /** Starts it, or a script that does, in an environment that says otherwise where it differs. */
  static async start(
    folder: string,
    { script = API, env }: { script?: URL; env?: Record<string, string> } = {},
  ): Promise<ApiProcess> {
    const begun = performance.now()
    const running = await ListeningProcess.start(script, [], {
      VIRGIL_DATA: folder,
      PORT: '0',
      VIRGIL_CLOCK: 'off',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ...env,
    })
    while ((await fetch(`${running.url}/readyz`)).status !== 200) await pause(5)
    return new ApiProcess(running, performance.now() - begun)
  }

  get url(): string {
    return this.running.url
  }

  get pid(): number | undefined {
    return this.running.pid
  }

  /** The most memory that it has held, in MB; where the system does not tell, what it holds now. */
  async peakMemoryMB(): Promise<number> {
    const status = `/proc/${this.running.pid}/status`
    const peak = existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]
    if (peak) return (Number(peak) * 1024) / 1e6
    return this.memoryMB()
  }

  /** The memory that it holds now, in MB. */
  async memoryMB(): Promise<number> {
    return (await this.#metric('process_resident_memory_bytes')) / 1e6
  }

  /** The processor time that it has taken in all its threads, in seconds. */
  cpuSeconds(): Promise<number> {
    return this.#metric('process_cpu_seconds_total')
  }

  stop(): Promise<void> {
    return this.running.stop()
  }

  async #metric(name: string): Promise<number> {
    const metrics = await (await fetch(`${this.url}/metrics`)).text()
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1])
  }
}

/** Starts the api on a folder, uses it, and stops it. */
export async function withApi<Result>(folder: string, use: (api: ApiProcess) => Promise<Result>): Promise<Result> {
  const api = await ApiProcess.start(folder)
  try {
    return await use(api)
  } finally {
    await api.stop()
  }
}
