import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))
const main = built('apps/cli/main.js')
const api = built('apps/api/main.js')

/** What came of a run of the command line. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The built command line in a folder of its own. */
export class CliFolder {
  /** Variables of the environment in which commands run here. */
  environment: Readonly<Record<string, string>> = {}

  private constructor(readonly path: string) {}

  static async make(): Promise<CliFolder> {
    return new CliFolder(await mkdtemp(join(tmpdir(), 'virgil-cli-')))
  }

  file(name: string): string {
    return join(this.path, name)
  }

  async write(name: string, text: string): Promise<string> {
    await writeFile(this.file(name), text)
    return this.file(name)
  }

  /** Runs `virgil` here, and gives it a text on standard input. */
  async run(args: readonly string[], input = ''): Promise<Ran> {
    const child = this.start(args)
    const [out, err] = [collected(child.stdout), collected(child.stderr)]
    child.stdin.end(input)
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, out: out(), err: err() }
  }

  start(args: readonly string[]) {
    const { PATH } = process.env
    return spawn(process.execPath, [main, ...args], { cwd: this.path, env: { PATH, TZ: 'UTC', ...this.environment } })
  }

  /** Starts the built API on the data of this folder, on a port of its own. Time stands still, as it does for the command line. */
  serve(data?: string): { readonly url: Promise<string>; stop(): Promise<void> } {
    const { PATH } = process.env
    const env = { PATH, PORT: '0', VIRGIL_CLOCK: 'off', ...(data !== undefined && { VIRGIL_DATA: data }) }
    const child = spawn(process.execPath, [api], { cwd: this.path, env })
    const told = collected(child.stdout)
    const url = new Promise<string>((found, failed) => {
      child.stdout.on('data', () => {
        const address = /http:\/\/[\w.:[\]]+/.exec(told())?.[0]
        if (address) found(address)
      })
      child.once('exit', () => failed(new Error(`The API ended: ${told()}`)))
    })
    const closed = once(child, 'close')
    return {
      url,
      async stop() {
        child.kill()
        await closed
      },
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}

function collected(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}
