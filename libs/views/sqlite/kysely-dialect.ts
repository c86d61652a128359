import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { Reader } from './reader.js'
import type { ReaderPool } from './reader-pool.js'
import { SqliteQueries } from './sqlite-queries.js'

/** Kysely over a pool of read-only connections. A transaction reads one state of all tables. */
export class ReadDialect implements Dialect {
  constructor(private readonly pool: ReaderPool) {}

  createDriver(): Driver {
    return new ReadDriver(this.pool)
  }

  createQueryCompiler(): SqliteQueries {
    return new SqliteQueries()
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db as ConstructorParameters<typeof SqliteIntrospector>[0])
  }
}

class ReadDriver implements Driver {
  constructor(private readonly pool: ReaderPool) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ReadConnection> {
    return new ReadConnection(this.pool)
  }

  async releaseConnection(connection: ReadConnection): Promise<void> {
    connection.release()
  }

  async beginTransaction(connection: ReadConnection): Promise<void> {
    await connection.beOwn()
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: ReadConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: ReadConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  /** The pool is not Kysely's: the read database closes it. */
  async destroy(): Promise<void> {}
}

/** Reads over the shared connection, until it needs one of its own. */
class ReadConnection implements DatabaseConnection {
  #own: Reader | undefined

  constructor(private readonly pool: ReaderPool) {}

  async beOwn(): Promise<Reader> {
    return (this.#own ??= await this.pool.acquire())
  }

  release(): void {
    if (this.#own) this.pool.release(this.#own)
    this.#own = undefined
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: (this.#own ?? this.pool.shared).prepare(sql).all(parameters) as Row[] }
  }

  async *streamQuery<Row>(
    { sql, parameters }: CompiledQuery,
    chunkSize = 100,
  ): AsyncIterableIterator<QueryResult<Row>> {
    let rows: Row[] = []
    for (const row of (await this.beOwn()).prepare(sql).iterate(parameters)) {
      rows.push(row as Row)
      if (rows.length < chunkSize) continue
      yield { rows }
      rows = []
    }
    if (rows.length > 0) yield { rows }
  }
}
