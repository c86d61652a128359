import type { Kysely } from 'kysely'
import type { RowStore } from './row-store.js'
import type { AnyTable } from './table.js'

/** The rows of all views, for those who query. An adapter an engine. */
export abstract class ReadDatabase {
  /** The tables of all projections. */
  abstract readonly tables: readonly AnyTable[]

  /**
   * Queries, typed by the tables of a context: `kysely<SchemaOf<typeof journeys | typeof entries>>()`.
   * It only reads; a transaction sees one state of all tables. What it gives stays good through a rebuild. Queries are
   * refused with `VIEWS_IN_MAKING` while there are no rows of use.
   */
  abstract kysely<Schema>(): Kysely<Schema>

  abstract close(): Promise<void>
}

/** The rows of all views with their one writer, the runner. */
export abstract class ViewDatabase extends ReadDatabase {
  /** The live rows, for their one writer. */
  abstract readonly writer: RowStore

  /** Lets nobody query the live rows, which are of no use, until others are adopted. */
  abstract hide(): void

  /** Begins empty rows beside the live ones, for a rebuild. One at a time, else throws `REBUILD_RUNNING`. */
  abstract startNext(): Promise<RowStore>

  /** Makes the indexes of the next rows, once most of these are written. Rests after each step, so that others have their turn. */
  abstract indexNext(rest: () => Promise<void>): Promise<void>

  /**
   * Makes the next rows the live ones, at once for all queries. Those under way finish on the old rows, which are then gone.
   * Throws where the next rows have no indexes yet.
   */
  abstract adoptNext(): Promise<void>

  /** Gives the next rows up. */
  abstract dropNext(): Promise<void>
}
