import type { Kysely } from 'kysely'
import type { Position } from '#event-sourcing'
import type { ProjectionRunner } from './projection-runner.js'
import type { ReadDatabase } from './read-database.js'

const PATIENCE_MS = 5000

/** The rows of a context, for its queries. */
export abstract class ViewRows<Schema> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly runner: ProjectionRunner,
  ) {}

  /** The rows once they hold everything up to a position. Refuses with `VIEW_BEHIND` after five seconds. */
  async at(atLeast?: Position): Promise<Kysely<Schema>> {
    if (atLeast !== undefined) await this.runner.whenApplied(atLeast, { timeoutMs: PATIENCE_MS })
    return this.rows
  }

  /** The rows as they are. */
  get rows(): Kysely<Schema> {
    return this.database.kysely<Schema>()
  }
}
