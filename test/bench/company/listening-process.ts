import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { nodeArguments } from '../../support/child-script.js'

/** A process that serves on a port of this machine, and says where. */
export class ListeningProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts a script, and waits until it has said where it listens. */
  static async start(
    script: URL,
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<ListeningProcess> {
    const child = spawn(process.execPath, nodeArguments(script, args), {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // Should the run fall over, its server must not outlive it.
    const kill = (): boolean => child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('close', () => process.off('exit', kill))
    return new ListeningProcess(child, await addressOf(child))
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Ends it, if it has not ended by itself. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'close')
    this.child.kill('SIGTERM')
    await ended
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The process has no output.')
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout })
    lines.on('line', (line) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (url) resolve(url)
    })
    lines.once('close', () => reject(new Error('The process ended before it listened.')))
  })
}
