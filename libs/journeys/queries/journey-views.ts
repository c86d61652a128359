import { Injectable } from '@nestjs/common'
import { ProjectionRunner, ReadDatabase, ViewRows, type SchemaOf } from '#views'
import type { assignments } from '../views/assignment.js'
import type { circles } from '../views/circle.js'
import type { clientRefs, clients, mergeProposals } from '../views/client.js'
import type { contacts } from '../views/contact.js'
import type { handoffs } from '../views/handoff.js'
import type { journeys } from '../views/journey.js'
import type { hops, paths } from '../views/path.js'
import type { promises } from '../views/promise.js'
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
  | typeof assignments
  | typeof contacts
  | typeof handoffs
  | typeof promises
>

/** The rows of clients and journeys, for the queries. */
@Injectable()
export class JourneyViews extends ViewRows<JourneysSchema> {
  constructor(database: ReadDatabase, runner: ProjectionRunner) {
    super(database, runner)
  }
}
