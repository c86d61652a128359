import { Injectable } from '@nestjs/common'
import type { Kysely } from 'kysely'
import type { Position } from '#event-sourcing'
import { ProjectionRunner, ReadDatabase, type SchemaOf } from '#views'
import type { circles } from '../views/circle.js'
import type { clientRefs, clients, mergeProposals } from '../views/client.js'
import type { journeys } from '../views/journey.js'
import type { hops, paths } from '../views/path.js'
import type { timelineEntries } from '../views/timeline-entry.js'

/** The tables of clients and journeys, as Kysely wants them. */
export type JourneysSchema = SchemaOf<
  | typeof clients
  | typeof clientRefs
  | typeof mergeProposals
  | typeof timelineEntries
  | typeof journeys
  | typeof paths
  | typeof hops
  | typeof circles
>

const PATIENCE_MS = 5000

/** The rows of clients and journeys, for the queries. */
@Injectable()
export class JourneyViews {
  constructor(
    private readonly database: ReadDatabase,
    private readonly runner: ProjectionRunner,
  ) {}

  /** The rows once they hold everything up to a position. Refuses with `VIEW_BEHIND` after five seconds. */
  async at(atLeast?: Position): Promise<Kysely<JourneysSchema>> {
    if (atLeast !== undefined) await this.runner.whenApplied(atLeast, { timeoutMs: PATIENCE_MS })
    return this.rows
  }

  /** The rows as they are. */
  get rows(): Kysely<JourneysSchema> {
    return this.database.kysely<JourneysSchema>()
  }
}
