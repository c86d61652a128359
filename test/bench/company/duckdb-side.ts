import { COUNT_HOPS, type Counted, type Touch } from './plain-tables.js'

/** What is used of DuckDB. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<Instance> }
}

interface Instance {
  connect(): Promise<Connection>
  closeSync(): void
}

interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
  createAppender(table: string): Promise<Appender>
  closeSync(): void
}

interface Appender {
  appendVarchar(value: string): void
  appendBigInt(value: bigint): void
  endRow(): void
  closeSync(): void
}

const PACKAGE = '@duckdb/node-api'

/** How to get what this side needs; it is too much to install for everybody who only builds Virgil. */
export const INSTALL_DUCKDB = 'npm install --no-save --ignore-scripts @duckdb/node-api'

/** DuckDB's package; undefined where it is not installed. */
export async function duckDbInstalled(): Promise<DuckDb | undefined> {
  try {
    const name: string = PACKAGE
    return (await import(name)) as DuckDb
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** A plain table in DuckDB, in memory, with its own settings. */
export class DuckDbSide {
  private constructor(
    private readonly instance: Instance,
    private readonly connection: Connection,
  ) {}

  static async fill({ DuckDBInstance }: DuckDb, touches: readonly Touch[]): Promise<DuckDbSide> {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run('create table touch (journey varchar, happened_at bigint, id varchar, team varchar)')
    const appender = await connection.createAppender('touch')
    for (const [journey, at, id, team] of touches) {
      appender.appendVarchar(journey)
      appender.appendBigInt(BigInt(at))
      appender.appendVarchar(id)
      appender.appendVarchar(team)
      appender.endRow()
    }
    appender.closeSync()
    return new DuckDbSide(instance, connection)
  }

  async count(): Promise<Counted> {
    const [row = []] = (await this.connection.runAndReadAll(COUNT_HOPS)).getRows()
    return { hops: Number(row[0]), bounces: Number(row[1]) }
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}
