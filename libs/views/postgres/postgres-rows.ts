import type { ClientBase } from 'pg'
import { START, type Position } from '#event-sourcing'
import type { Cell } from '../column.js'
import { indexDdl, searchDdl, tableDdl } from '../ddl.js'
import { systemTables } from '../parked.js'
import { RowStore, type TableChanges } from '../row-store.js'
import { quoted } from '../sql-names.js'
import type { AnyRow, AnyTable } from '../table.js'
import type { Connections } from './connections.js'
import { CONTROL, schemaOf } from './control.js'
import type { Lease } from './lease.js'
import { postgres } from './postgres-engine.js'
import { TableStatements } from './table-statements.js'

/** What rows are written with. */
export interface PostgresRowsOptions {
  readonly connections: Connections
  readonly lease: Lease
  readonly tables: readonly AnyTable[]
  readonly fingerprint: string
  /** Which history of events the rows are made of, once there is one. */
  readonly history: () => Promise<string | undefined>
}

/** What a schema of rows says of itself. */
type Note = 'fingerprint' | 'checkpoint' | 'history'

/**
 * The rows of one schema, for their one writer. Before they are live, nobody needs to find in them what a crash took; afterwards every transaction
 * is on the disk before it is told.
 */
export class PostgresRows extends RowStore {
  readonly #statements: ReadonlyMap<AnyTable, TableStatements>
  /** Where the rows are, as far as it is known here. */
  #checkpoint: Position | undefined
  #hasHistory = false
  #isIndexed = false
  #begins = 'begin'

  private constructor(
    private readonly number: number,
    private readonly options: PostgresRowsOptions,
  ) {
    super()
    const tables = [...systemTables, ...options.tables]
    this.#statements = new Map(tables.map((table) => [table, new TableStatements(table, this.schema)]))
  }

  /** The rows with a number. */
  static of(number: number, options: PostgresRowsOptions): PostgresRows {
    return new PostgresRows(number, options)
  }

  get schema(): string {
    return schemaOf(this.number)
  }

  /** Makes the schema, with empty tables that have no indexes yet but those that folds need. */
  async create(): Promise<void> {
    this.#begins = 'begin; set local synchronous_commit = off'
    await this.#transact(async (client) => {
      await client.query(`create schema ${quoted(this.schema)}; set local search_path = ${quoted(this.schema)}`)
      const tables = [...this.#statements.keys()].flatMap((table) => tableDdl(table, postgres))
      await client.query([...tables, 'create table notes (name text primary key, value text not null)'].join('; '))
      await this.#note(client, 'fingerprint', this.options.fingerprint)
    })
  }

  /** Makes the indexes that only queries use, a statement at a time. */
  async index(rest: () => Promise<void>): Promise<void> {
    const tables = [...this.#statements.keys()]
    // PostgreSQL would find out by itself how the rows are, but only some minutes later.
    const statements = (table: AnyTable) => [
      ...indexDdl(table),
      ...searchDdl(table, postgres),
      `analyze ${quoted(table.name)}`,
    ]
    for (const statement of tables.flatMap(statements)) {
      await this.#transact(async (client) => {
        await client.query(`set local search_path = ${quoted(this.schema)}`)
        await client.query(statement)
      })
      await rest()
    }
    this.#isIndexed = true
  }

  /** From now on these are the rows of the database. They have their indexes. */
  async goLive(): Promise<void> {
    if (!this.#isIndexed) throw new Error('These rows have no indexes yet.')
    this.#begins = 'begin'
    await this.#transact((client) => client.query(`update ${CONTROL}.views set live = $1`, [this.number]))
  }

  /** What the rows say of themselves. */
  notes(): Promise<ReadonlyMap<string, string>> {
    return this.options.connections.use((client) => this.#readNotes(client))
  }

  /** Refuses with `VIEWS_IN_USE` where another process has the views. */
  async checkpoint(): Promise<Position> {
    const { connections, lease } = this.options
    await lease.regain(this.number)
    const notes = await connections.use((client) => this.#readNotes(client))
    return (this.#checkpoint = (notes.get('checkpoint') ?? START) as Position)
  }

  loadKeys(table: AnyTable, keys: readonly (readonly Cell[])[]): Promise<readonly AnyRow[]> {
    return this.options.connections.use((client) => this.#of(table).loadKeys(client, keys))
  }

  loadGroups(table: AnyTable, column: string, values: readonly Cell[]): Promise<readonly AnyRow[]> {
    return this.options.connections.use((client) => this.#of(table).loadGroups(client, column, values))
  }

  loadAll(table: AnyTable): Promise<readonly AnyRow[]> {
    return this.options.connections.use((client) => this.#of(table).loadAll(client))
  }

  /** Refuses with `VIEWS_LEASE_LOST`, and where the rows are not where this writer left them. */
  async write(changes: readonly TableChanges[], checkpoint: Position): Promise<void> {
    const history = this.#hasHistory || checkpoint === START ? undefined : await this.options.history()
    await this.#transact(async (client) => {
      for (const { table, put, deleted, before } of changes) {
        await this.#of(table).delete(client, deleted)
        await this.#of(table).put(client, put, before)
      }
      if (history !== undefined) await this.#note(client, 'history', history)
      await this.#moveTo(client, checkpoint)
    })
    this.#hasHistory ||= history !== undefined
    this.#checkpoint = checkpoint
  }

  #transact<Result>(work: (client: ClientBase) => Promise<Result>): Promise<Result> {
    const { connections, lease } = this.options
    return connections.transact(work, (client) => lease.begin(client, this.#begins))
  }

  /** A crash of PostgreSQL may have taken what it had confirmed, where it is set up so: then the rows stand elsewhere. */
  async #moveTo(client: ClientBase, checkpoint: Position): Promise<void> {
    const stands = (await this.#readNotes(client)).get('checkpoint') ?? START
    if (this.#checkpoint !== undefined && stands !== this.#checkpoint)
      throw new Error(`the rows stand at ${stands || 'the start'} and not at ${this.#checkpoint || 'the start'}`)
    await this.#note(client, 'checkpoint', checkpoint)
  }

  async #note(client: ClientBase, name: Note, value: string): Promise<void> {
    await client.query(
      `insert into ${quoted(this.schema)}.notes values ($1, $2) on conflict (name) do update set value = excluded.value`,
      [name, value],
    )
  }

  async #readNotes(client: ClientBase): Promise<Map<string, string>> {
    const notes = `select name, value from ${quoted(this.schema)}.notes`
    const { rows } = await client.query<{ name: string; value: string }>(notes)
    return new Map(rows.map(({ name, value }) => [name, value]))
  }

  #of(table: AnyTable): TableStatements {
    const statements = this.#statements.get(table)
    if (!statements) throw new Error(`The table "${table.name}" belongs to no projection here.`)
    return statements
  }
}
