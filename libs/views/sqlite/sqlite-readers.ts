import { Kysely } from 'kysely'
import { tablesOf } from '../fingerprint.js'
import type { Projection } from '../projection.js'
import { ReadDatabase } from '../read-database.js'
import type { AnyTable } from '../table.js'
import { ReadDialect } from './kysely-dialect.js'
import { ReaderPool } from './reader-pool.js'

/** Queries on the views that another thread of this process writes: it tells in which file they are. */
export class SqliteReaders extends ReadDatabase {
  readonly tables: readonly AnyTable[]
  readonly #pool = new ReaderPool()
  readonly #kysely = new Kysely<unknown>({ dialect: new ReadDialect(this.#pool) })

  constructor(projections: readonly Projection[]) {
    super()
    this.tables = tablesOf(projections)
  }

  /** The file that queries read now; another thread may open its own connection to it. Throws `VIEWS_IN_MAKING` where there is none. */
  get path(): string {
    return this.#pool.path
  }

  /** From now on queries read this file, or are refused where it is none; those under way finish on the old one. */
  moveTo(path: string | undefined): void {
    this.#pool.moveTo(path)
  }

  kysely<Schema>(): Kysely<Schema> {
    return this.#kysely as Kysely<Schema>
  }

  async close(): Promise<void> {
    this.#pool.close()
  }
}
