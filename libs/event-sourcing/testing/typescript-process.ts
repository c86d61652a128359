import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { typescriptFlags } from './typescript-flags.js'

/** A process of a test's own that runs one of our sources, and what it says line by line. */
export class TypescriptProcess {
  readonly lines: string[] = []
  private readonly child: ChildProcess
  private readonly ended: Promise<unknown>
  private heard: () => void = () => undefined

  constructor(script: URL, ...args: string[]) {
    this.child = spawn(process.execPath, [...typescriptFlags, fileURLToPath(script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.ended = once(this.child, 'close')
    if (this.child.stdout === null) throw new Error('The process has no output.')
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(line)
      this.heard()
    })
  }

  /** Waits until it has said so many lines, or has ended. */
  async says(lines: number): Promise<void> {
    while (this.lines.length < lines && this.child.exitCode === null) {
      await Promise.race([new Promise<void>((resolve) => (this.heard = resolve)), this.ended])
    }
  }

  /** Kills it, so that it gets to do nothing more, and gives the signal that ended it: none if it had ended by itself. */
  async kill(): Promise<NodeJS.Signals | null> {
    this.child.kill('SIGKILL')
    await this.ended
    return this.child.signalCode
  }
}
