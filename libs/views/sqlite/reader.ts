import { openDatabase, type Database } from '#event-sourcing'
import { Prepared } from './prepared.js'

/** As many statements as a connection keeps ready: the screens ask for a few, filters of a list for many. */
const KEPT = 200

/** A read-only connection, which keeps the statements that it has prepared lately. */
export class Reader {
  /** The one used last comes last. */
  readonly #statements = new Map<string, Prepared>()

  private constructor(
    readonly path: string,
    private readonly database: Database,
  ) {}

  static open(path: string): Reader {
    const database = openDatabase(path)
    database.exec('pragma query_only = on; pragma busy_timeout = 5000; pragma cache_size = -16000')
    return new Reader(path, database)
  }

  /** The statement of a text. To prepare one takes as long as to run it. */
  prepare(sql: string): Prepared {
    const statement = this.#statements.get(sql) ?? new Prepared(this.database, sql)
    this.#statements.delete(sql)
    this.#statements.set(sql, statement)
    for (const [longest] of this.#statements) {
      if (this.#statements.size <= KEPT) break
      this.#statements.delete(longest)
    }
    return statement
  }

  /** The file stays in use until the collector has ended the statements. */
  close(): void {
    this.#statements.clear()
    this.database.close()
  }
}
