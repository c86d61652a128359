import {
  PostgresAdapter,
  PostgresIntrospector,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import { isAway, viewsError } from './postgres-errors.js'
import { PostgresQueries } from './postgres-queries.js'
import type { LentConnection, SchemaReaders } from './schema-readers.js'

/** One state of all tables. */
const BEGIN = 'begin isolation level repeatable read, read only'

/** Kysely over connections that only read. A transaction reads one state of all tables. */
export class ReadDialect implements Dialect {
  constructor(
    private readonly readers: SchemaReaders,
    private readonly nullable: ReadonlySet<string>,
  ) {}

  createDriver(): Driver {
    return new ReadDriver(this.readers)
  }

  createQueryCompiler(): PostgresQueries {
    return new PostgresQueries(this.nullable)
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter()
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db as ConstructorParameters<typeof PostgresIntrospector>[0])
  }
}

class ReadDriver implements Driver {
  constructor(private readonly readers: SchemaReaders) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ReadConnection> {
    return new ReadConnection(await this.readers.acquire())
  }

  async releaseConnection(connection: ReadConnection): Promise<void> {
    connection.release()
  }

  async beginTransaction(connection: ReadConnection): Promise<void> {
    await connection.begin()
  }

  async commitTransaction(connection: ReadConnection): Promise<void> {
    await connection.end('commit')
  }

  async rollbackTransaction(connection: ReadConnection): Promise<void> {
    await connection.end('rollback')
  }

  /** The connections are not Kysely's: the read database closes them. */
  async destroy(): Promise<void> {}
}

class ReadConnection implements DatabaseConnection {
  #isInTransaction = false
  #isBroken = false
  #cursors = 0

  constructor(private readonly lent: LentConnection) {}

  async begin(): Promise<void> {
    await this.#run(BEGIN)
    this.#isInTransaction = true
  }

  /** A transaction that only read ends well, however that is told. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#isInTransaction = false
    if (!this.#isBroken) await this.#run(how)
  }

  release(): void {
    this.lent.release(this.#isBroken)
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: await this.#run<Row>(sql, parameters) }
  }

  async *streamQuery<Row>(
    { sql, parameters }: CompiledQuery,
    chunkSize = 100,
  ): AsyncIterableIterator<QueryResult<Row>> {
    const isOwn = !this.#isInTransaction
    if (isOwn) await this.begin()
    const cursor = `rows_${++this.#cursors}`
    try {
      await this.#run(`declare ${cursor} no scroll cursor for ${sql}`, parameters)
      for (;;) {
        const rows = await this.#run<Row>(`fetch ${chunkSize} from ${cursor}`)
        if (rows.length > 0) yield { rows }
        if (rows.length < chunkSize) break
      }
      await this.#run(`close ${cursor}`)
    } finally {
      if (isOwn) await this.end('rollback')
    }
  }

  async #run<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.lent.client.query(text, [...values])).rows as Row[]
    } catch (error) {
      this.#isBroken ||= isAway(error)
      throw viewsError(error)
    }
  }
}
