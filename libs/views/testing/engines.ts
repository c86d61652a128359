import { readdirSync } from 'node:fs'
import { openDatabase } from '#event-sourcing'
import { databaseOf, execute } from '../../../test/support/postgres.js'
import { PostgresReadDatabase, type PostgresReadDatabaseOptions } from '../postgres/postgres-read-database.js'
import type { ViewDatabase } from '../read-database.js'
import { searchIndexOf } from '../search-index.js'
import { SqliteReadDatabase, type SqliteReadDatabaseOptions } from '../sqlite/sqlite-read-database.js'
import type { AnyTable } from '../table.js'

/** How views are opened in a spec, whatever the engine. */
export type EngineOptions = Pick<SqliteReadDatabaseOptions, 'folder' | 'projections' | 'log'> &
  Pick<PostgresReadDatabaseOptions, 'history' | 'leaseMs' | 'waitMs'>

/** An engine of views, for the specs that run on each. */
export interface Engine {
  readonly name: string
  /** Opens the views that belong to a folder. */
  open(options: EngineOptions): Promise<ViewDatabase>
  /** Throws where the full-text index of a table is not whole. */
  checkSearch(database: ViewDatabase, table: AnyTable): Promise<void>
  /** The numbers of the rows that are there, live or not. */
  numbers(folder: string): Promise<number[]>
}

export const sqliteEngine: Engine = {
  name: 'SQLite',
  open: (options) => SqliteReadDatabase.open(options),
  /** What was forgotten leaves gaps that SQLite 3.45 takes for damage until they are merged. */
  async checkSearch(database, table) {
    if (!(database instanceof SqliteReadDatabase)) throw new Error('This is no SQLite.')
    const index = searchIndexOf(table)
    const told = (command: string) => `insert into ${index} (${index}) values ('${command}')`
    openDatabase(database.path).exec(`${told('optimize')}; ${told('integrity-check')}`)
  },
  numbers: async (folder) =>
    readdirSync(folder)
      .flatMap((name) => (/^views-(\d+)\.db$/.exec(name)?.[1] ?? []) as string[])
      .map(Number)
      .sort(),
}

export const postgresEngine: Engine = {
  name: 'PostgreSQL',
  open: async ({ folder, ...options }) => PostgresReadDatabase.open({ url: await databaseOf(folder), ...options }),
  /** PostgreSQL keeps the index with its rows by itself. */
  checkSearch: async () => undefined,
  async numbers(folder) {
    const schemas = `select substring(nspname from 'virgil_views_(.*)')::integer as number from pg_namespace where nspname like 'virgil_views_%' order by 1`
    return (await execute<{ number: number }>(await databaseOf(folder), schemas)).map(({ number }) => number)
  },
}

export const engines: [string, Engine][] = [sqliteEngine, postgresEngine].map((engine) => [engine.name, engine])
