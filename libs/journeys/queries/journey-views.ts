import { Injectable } from '@nestjs/common'
import type { Kysely } from 'kysely'
import { Clock, type Position } from '#event-sourcing'
import {
  countedPage,
  firstPages,
  page,
  PastViews,
  ProjectionRunner,
  ReadDatabase,
  ViewRows,
  type Listing,
  type Page,
  type PageRequest,
  type SchemaOf,
} from '#views'
import type { assignments } from '../views/assignment.js'
import type { circles } from '../views/circle.js'
import type { clientRefs, clients, mergeProposals } from '../views/client.js'
import type { contacts } from '../views/contact.js'
import type { handoffs } from '../views/handoff.js'
import type { journeys } from '../views/journey.js'
import type { hops, paths } from '../views/path.js'
import type { promises } from '../views/promise.js'
import type { timelineEntries } from '../views/timeline-entry.js'
import { lookOf, type LookInput } from './look.js'

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

/** Some of the rows, in an order. */
type Listed<Row> = (rows: Kysely<JourneysSchema>) => Listing<JourneysSchema, keyof JourneysSchema, Row>
type FirstPagesOf = Parameters<typeof firstPages> extends [unknown, ...infer Parts] ? Parts : never

/** The rows of clients and journeys, for the queries. */
@Injectable()
export class JourneyViews extends ViewRows<JourneysSchema> {
  constructor(
    database: ReadDatabase,
    runner: ProjectionRunner,
    private readonly past: PastViews,
    private readonly clock: Clock,
  ) {
    super(database, runner)
  }

  /**
   * Asks the rows as they stood from where one looks, which may be gone after the answer; without a look as they are, once
   * they hold everything up to a position. Refuses with `TIME_IN_FUTURE`.
   */
  async seen<Answer>(
    from: LookInput,
    ask: (rows: Kysely<JourneysSchema>, isPast: boolean) => Promise<Answer>,
    atLeast?: Position,
  ): Promise<Answer> {
    const look = lookOf(from, this.clock.now())
    if (!look) return ask(await this.at(atLeast), false)
    return this.past.use(look, ({ database }) => ask(database.kysely<JourneysSchema>(), true))
  }

  /** One page of the rows as they are seen. */
  page<Row extends object>(
    from: LookInput,
    listed: Listed<Row>,
    request: PageRequest & { readonly atLeast?: Position | undefined },
  ): Promise<Page<Row>> {
    const pageIn = async (rows: Kysely<JourneysSchema>, isPast: boolean): Promise<Page<Row>> => {
      const found = await page(listed(rows), request)
      return isPast ? countedPage(found) : found
    }
    return this.seen(from, pageIn, request.atLeast)
  }

  /** The first page of each part of the rows as they are seen, see `firstPages`. */
  firstPages<Row extends object>(
    from: LookInput,
    listed: Listed<Row>,
    ...parts: FirstPagesOf
  ): Promise<Map<string, Page<Row>>> {
    return this.seen(from, async (rows, isPast) => {
      const pages = await firstPages(listed(rows), ...parts)
      if (isPast) for (const [part, found] of pages) pages.set(part, await countedPage(found))
      return pages
    })
  }
}
