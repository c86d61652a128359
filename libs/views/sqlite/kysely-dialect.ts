import type { Statement } from '#event-sourcing'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { Reader, ReaderPool } from './reader-pool.js'

/** Kysely over a pool of read-only connections. A transaction reads one state of all tables. */
export class ReadDialect implements Dialect {
  constructor(private readonly pool: ReaderPool) {}

  createDriver(): Driver {
    return new ReadDriver(this.pool)
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
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
    return new ReadConnection(await this.pool.acquire())
  }

  async releaseConnection({ reader }: ReadConnection): Promise<void> {
    this.pool.release(reader)
  }

  async beginTransaction(connection: ReadConnection): Promise<void> {
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

class ReadConnection implements DatabaseConnection {
  constructor(readonly reader: Reader) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.reader.database.prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as Row[] }
    statement.run(parameters)
    return { rows: [] }
  }

  async *streamQuery<Row>(
    { sql, parameters }: CompiledQuery,
    chunkSize = 100,
  ): AsyncIterableIterator<QueryResult<Row>> {
    const statement = this.reader.database.prepare(sql)
    let isDone = false
    try {
      let rows: Row[] = []
      for (const row of statement.iterate(parameters)) {
        rows.push(row as Row)
        if (rows.length < chunkSize) continue
        yield { rows }
        rows = []
      }
      isDone = true
      if (rows.length > 0) yield { rows }
    } finally {
      if (!isDone) reset(statement, parameters)
    }
  }
}

/**
 * libsql ends a half-read statement only when it is asked for one row; until then it would keep the
 * old state of the file alive.
 */
function reset(
  statement: Statement & { get?(parameters: readonly unknown[]): unknown },
  parameters: readonly unknown[],
) {
  statement.get?.(parameters)
}
