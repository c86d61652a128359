import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { typescriptFlags } from '#event-sourcing/testing'

/** A process that hangs must not hang the tests. */
const LONGEST_LIFE_MS = 120_000

/** A script beside the file with this URL, in the form in which that one runs: source under Jest, else compiled. */
export const scriptBeside = (url: string, name: string): URL => new URL(name + extname(new URL(url).pathname), url)

/** What Node is to be started with for a script: the sources need their loader. */
export function nodeArguments(script: URL, args: readonly string[]): string[] {
  const flags = script.pathname.endsWith('.ts') ? typescriptFlags : []
  return [...flags, fileURLToPath(script), ...args]
}

/** POSIX counts in blocks of 512 bytes. */
const limited = (kilobytes: number, command: readonly string[]): string[] => [
  'sh',
  '-c',
  `ulimit -f ${kilobytes * 2} && exec "$0" "$@"`,
  ...command,
]

/** A process of a test's own that runs one of its scripts, and what it says line by line. */
export class ChildScript {
  readonly lines: string[] = []
  /** What it complained of. */
  complaint = ''
  private readonly child: ChildProcess
  private readonly ended: Promise<unknown>
  private waiting: () => void = () => undefined

  /** Told of each line. No file of the process grows above a limit, in kilobytes, if one is given: a write that would is cut short. */
  constructor(
    script: URL,
    args: readonly string[],
    onLine: (line: string) => void = () => undefined,
    { fileLimitKB }: { fileLimitKB?: number } = {},
  ) {
    const node = [process.execPath, ...nodeArguments(script, args)]
    const [command = '', ...rest] = fileLimitKB === undefined ? node : limited(fileLimitKB, node)
    this.child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_LIFE_MS,
      killSignal: 'SIGKILL',
    })
    this.ended = once(this.child, 'close')
    const { stdout, stderr } = this.child
    if (!stdout || !stderr) throw new Error('The process has no output.')
    stderr.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()))
    createInterface({ input: stdout }).on('line', (line) => {
      this.lines.push(line)
      onLine(line)
      this.waiting()
    })
  }

  /** Whether it came to an end of its own. */
  get exitCode(): number | null {
    return this.child.exitCode
  }

  /** Waits until a condition holds, asked after each line, or the process has ended, by itself or by a signal. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition() && this.child.exitCode === null && this.child.signalCode === null) {
      await Promise.race([new Promise<void>((resolve) => (this.waiting = resolve)), this.ended])
    }
  }

  /** Ends it as a power cut would: it gets to do nothing more. What it had said before is all in `lines` then. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }

  /** Pauses it, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal)
  }

  /** Waits for its own end. */
  async end(): Promise<number | null> {
    await this.ended
    return this.child.exitCode
  }
}
