import { Kysely } from 'kysely'
import { DomainError } from '#event-sourcing'
import { fingerprint, tablesOf } from '../fingerprint.js'
import { systemTables } from '../parked.js'
import type { Projection } from '../projection.js'
import { ViewDatabase } from '../read-database.js'
import type { RowStore } from '../row-store.js'
import { quoted } from '../sql-names.js'
import type { AnyTable } from '../table.js'
import { checkServer } from './check-server.js'
import { Connections } from './connections.js'
import { controlDdl, CONTROL, schemaOf } from './control.js'
import { ReadDialect } from './kysely-dialect.js'
import { Lease, LEASE_MS } from './lease.js'
import { postgres } from './postgres-engine.js'
import { ViewsError } from './postgres-errors.js'
import { PostgresRows, type PostgresRowsOptions } from './postgres-rows.js'
import { SchemaReaders } from './schema-readers.js'

/** Where the views are, which, and of which events. */
export interface PostgresReadDatabaseOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string
  readonly projections: readonly Projection[]
  /** The name of the events' history, see `historyOf`; none as long as there is no event [none]. */
  readonly history?: () => Promise<string | undefined>
  /** Told, in a sentence, when rows are thrown away and will be made again. */
  readonly log?: (message: string) => void
  /** For how long this process may not be heard of before another one may take the views over, in milliseconds [10,000]. */
  readonly leaseMs?: number
  /** How long to wait while another process has the views, in milliseconds [12,000: one that was killed is waited for]. */
  readonly waitMs?: number
}

/** For the live rows, the next ones, and the lease. */
const WRITERS = 3

/**
 * The rows of all views in a PostgreSQL database, in the schema `virgil_views_<n>`. A rebuild fills the schema with the next number, and
 * one transaction makes it the live one. One process at a time has the views, see `Lease`.
 */
export class PostgresReadDatabase extends ViewDatabase {
  readonly #kysely: Kysely<unknown>
  #next: PostgresRows | undefined
  #isRebuilding = false
  #dropping: Promise<void> = Promise.resolve()

  private constructor(
    private readonly options: PostgresRowsOptions,
    private readonly readers: SchemaReaders,
    private live: PostgresRows,
  ) {
    super()
    this.#kysely = new Kysely({ dialect: new ReadDialect(readers, nullableIn(this.tables)) })
  }

  /**
   * Opens the views of a database. Rows that other projections made are removed: the runner then makes them again from the first event. Refuses with
   * a `ViewsError`, and then leaves all as it was.
   */
  static async open({
    url,
    projections,
    history = async () => undefined,
    log = () => undefined,
    leaseMs = LEASE_MS,
    waitMs = 1.2 * LEASE_MS,
  }: PostgresReadDatabaseOptions): Promise<PostgresReadDatabase> {
    // A writer that was paused within a transaction must not keep others from its place.
    const setUp = `set idle_in_transaction_session_timeout = ${leaseMs}; set jit = off`
    const connections = new Connections({ url, most: WRITERS, setUp })
    try {
      await connections.use(checkServer)
      await connections.use((client) => client.query(controlDdl))
      const lease = await Lease.take({ connections, leaseMs, waitMs })
      try {
        const tables = tablesOf(projections)
        const options = { connections, lease, tables, fingerprint: fingerprint(projections, postgres), history }
        const live = (await openLive(options, log)) ?? (await createFirst(options, log))
        await dropOthers(connections, live)
        return new PostgresReadDatabase(options, new SchemaReaders(url, live.schema), live)
      } catch (error) {
        await lease.release()
        throw error
      }
    } catch (error) {
      await connections.close()
      throw error
    }
  }

  get tables(): readonly AnyTable[] {
    return this.options.tables
  }

  kysely<Schema>(): Kysely<Schema> {
    return this.#kysely as Kysely<Schema>
  }

  /** The schema with the live rows. Another one after a rebuild. */
  get schema(): string {
    return this.live.schema
  }

  get writer(): RowStore {
    return this.live
  }

  hide(): void {
    void this.readers.moveTo(undefined)
  }

  async startNext(): Promise<RowStore> {
    if (this.#isRebuilding)
      throw new DomainError('REBUILD_RUNNING', 'The views are being rebuilt already. Wait until that is done.')
    this.#isRebuilding = true
    try {
      this.#next = PostgresRows.of(await freeNumber(this.options.connections), this.options)
      await this.#next.create()
      return this.#next
    } catch (error) {
      await this.dropNext()
      throw error
    }
  }

  async indexNext(rest: () => Promise<void>): Promise<void> {
    await this.#next?.index(rest)
  }

  async adoptNext(): Promise<void> {
    const next = this.#next
    if (!next) throw new Error('There are no next rows to adopt.')
    await next.goLive()
    const old = this.live
    this.#next = undefined
    this.#isRebuilding = false
    this.live = next
    // Queries under way finish on the old rows.
    const left = this.readers.moveTo(next.schema)
    this.#dropping = left.then(() => drop(this.options.connections, old.schema)).catch(() => undefined)
  }

  async dropNext(): Promise<void> {
    const next = this.#next
    this.#next = undefined
    this.#isRebuilding = false
    // What cannot be dropped now goes when the views are opened.
    if (next) await drop(this.options.connections, next.schema).catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.dropNext()
    await this.readers.close()
    await this.#dropping
    await this.options.lease.release()
    await this.options.connections.close()
  }
}

type Log = (message: string) => void

/** The live rows, if these projections made them. */
async function openLive(options: PostgresRowsOptions, log: Log): Promise<PostgresRows | undefined> {
  const { connections, fingerprint, history } = options
  const number = await liveNumber(connections)
  if (number === 0) return undefined
  const rows = PostgresRows.of(number, options)
  const notes = await rows.notes()
  const [before, now] = [notes.get('history'), await history()]
  // Rows of no event belong to any history.
  if (before !== undefined && before !== now)
    throw new ViewsError(
      'VIEWS_OF_OTHER_EVENTS',
      'The views in this database are made of other events than these. Name another database in VIEWS_URL, or the events to which it belongs.',
    )
  if (notes.get('fingerprint') === fingerprint) return rows
  log(`The views in ${rows.schema} are removed: its projections or their layout are not those of this program.`)
  return undefined
}

async function createFirst(options: PostgresRowsOptions, log: Log): Promise<PostgresRows> {
  const rows = PostgresRows.of(await freeNumber(options.connections), options)
  await rows.create()
  await rows.index(async () => undefined)
  await rows.goLive()
  log(`The views are made from the first event on, in ${rows.schema}.`)
  return rows
}

/** The number of the rows that are live; 0 where there are none yet. */
async function liveNumber(connections: Connections): Promise<number> {
  const { rows } = await connections.use((client) =>
    client.query<{ live: number }>(`select live from ${CONTROL}.views`),
  )
  return rows[0]?.live ?? 0
}

async function freeNumber(connections: Connections): Promise<number> {
  return Math.max(await liveNumber(connections), ...(await numbersIn(connections))) + 1
}

/** What a rebuild left that did not come to its end, and rows of another shape. */
async function dropOthers(connections: Connections, live: PostgresRows): Promise<void> {
  for (const number of await numbersIn(connections))
    if (schemaOf(number) !== live.schema) await drop(connections, schemaOf(number))
}

async function numbersIn(connections: Connections): Promise<number[]> {
  const pattern = `^${schemaOf('').replaceAll('_', '[_]')}[0-9]+$`
  const { rows } = await connections.use((client) =>
    client.query<{ nspname: string }>('select nspname from pg_namespace where nspname ~ $1', [pattern]),
  )
  return rows.map(({ nspname }) => Number(nspname.slice(schemaOf('').length)))
}

async function drop(connections: Connections, schema: string): Promise<void> {
  await connections.use((client) => client.query(`drop schema if exists ${quoted(schema)} cascade`))
}

const nullableIn = (tables: readonly AnyTable[]): ReadonlySet<string> =>
  new Set(
    [...systemTables, ...tables].flatMap(({ columns }) =>
      Object.entries(columns).flatMap(([name, { isNullable }]) => (isNullable ? [name] : [])),
    ),
  )
