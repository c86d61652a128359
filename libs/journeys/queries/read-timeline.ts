import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import type { Kysely, SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import { ActorQuery, pageOfList, ValidQuery, type Actor } from '#access'
import { Clock, valid } from '#event-sourcing'
import type { Listing, Page, Sort } from '#views'
import { directions, effects, instant, intents } from '../domain/touchpoint.js'
import { timelineEntryColumns, type TimelineEntryRow } from '../views/timeline-entry.js'
import { JourneyViews, type JourneysSchema } from './journey-views.js'
import { lookFields, type LookInput } from './look.js'
import { mustHaveCome } from './must-have-come.js'

const sorted = (direction: Sort['direction']): [Sort, ...Sort[]] => [
  { column: 'occurred_at', direction },
  { column: 'source_order', direction },
  { column: 'id', direction },
]
const orders = { 'oldest-first': sorted('asc'), 'newest-first': sorted('desc') }

/** The orders in which a timeline can be read. */
export type TimelineOrder = keyof typeof orders

const word = z.string().trim().min(1).max(200).optional()

/** Which entries of a timeline; all fields that are there must hold. */
const timelineFilter = z.strictObject({
  clientId: z.uuid().optional(),
  journeyId: z.uuid().optional(),
  role: word,
  team: word,
  member: word,
  channel: word,
  topic: word,
  direction: z.enum(directions).optional(),
  intent: z.enum(intents).optional(),
  effect: z.enum(effects).optional(),
  /** At or after. */
  from: instant.optional(),
  /** Before. */
  to: instant.optional(),
  ...lookFields,
})
type TimelineFilter = z.output<typeof timelineFilter>

const list = {
  filter: timelineFilter.prefault({}),
  orderBy: z.enum(Object.keys(orders) as TimelineOrder[]).default('oldest-first'),
}
const input = z.strictObject({ ...list, ...pageOfList }).refine(({ filter }) => filter.clientId ?? filter.journeyId, {
  message: 'a timeline is that of a client or of a journey',
  path: ['filter'],
})
const inputOfMany = z.strictObject({ ...list, first: pageOfList.first })

/**
 * Reads the timeline of a client or of a journey, in the order of what happened. From where one looks at the past, a journey
 * has the entries that stood in it then. Refuses with `CURSOR_INVALID` and `TIME_IN_FUTURE`.
 */
export class ReadTimeline extends ValidQuery<typeof input, Page<TimelineEntryRow>> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(
    private readonly views: JourneyViews,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: ReadTimeline): Promise<Page<TimelineEntryRow>> {
    const from = seenFrom(input.filter, input.filter.journeyId !== undefined, this.clock.now())
    return this.views.page(from, (rows) => listing(rows, input), input)
  }
}

/** The first page of the timeline of each of some clients, or of some journeys. */
export class TimelinesOf extends ActorQuery<ReadonlyMap<string, Page<TimelineEntryRow>>> {
  readonly input: z.output<typeof inputOfMany>

  constructor(
    readonly actor: Actor,
    readonly ids: readonly string[],
    readonly owner: 'clientId' | 'journeyId',
    from: z.input<typeof inputOfMany>,
  ) {
    super()
    this.input = valid(inputOfMany, from)
  }
}

@QueryHandler(TimelinesOf)
export class TimelinesOfHandler implements IQueryHandler<TimelinesOf> {
  constructor(
    private readonly views: JourneyViews,
    private readonly clock: Clock,
  ) {}

  async execute({ ids, owner, input }: TimelinesOf): Promise<Map<string, Page<TimelineEntryRow>>> {
    const filterOf = (id: string) => timelineFilter.parse({ ...input.filter, [owner]: id })
    const from = seenFrom(input.filter, owner === 'journeyId', this.clock.now())
    return this.views.firstPages(from, (rows) => listing(rows, input), columns[owner], ids, input, filterOf)
  }
}

/** A journey has the entries that stood in it then; those of a client are told apart by both instants, wherever they stand. */
function seenFrom({ asOf, knownAt }: TimelineFilter, isOfJourney: boolean, now: number): LookInput {
  if (isOfJourney) return { asOf, knownAt }
  mustHaveCome({ asOf, knownAt }, now)
  return {}
}

const columns = {
  clientId: 'client_id',
  journeyId: 'journey_id',
  role: 'role',
  team: 'team',
  member: 'member',
  channel: 'channel',
  topic: 'topic',
  direction: 'direction',
  intent: 'intent',
  effect: 'effect',
} as const

function listing(
  rows: Kysely<JourneysSchema>,
  { filter, orderBy }: { filter: TimelineFilter; orderBy: TimelineOrder },
): Listing<JourneysSchema, 'timeline_entry', TimelineEntryRow> {
  const query = narrowed(rows.selectFrom('timeline_entry').select(timelineEntryColumns), filter)
  return { name: 'timeline', filter, order: orders[orderBy], database: rows, query }
}

type Entries = SelectQueryBuilder<JourneysSchema, 'timeline_entry', TimelineEntryRow>

function narrowed(entries: Entries, { from, to, asOf, knownAt, ...equal }: TimelineFilter): Entries {
  let query = entries
  for (const field of Object.keys(equal) as (keyof typeof equal)[]) {
    const value = equal[field]
    if (value !== undefined) query = query.where(columns[field], '=', value)
  }
  if (from !== undefined) query = query.where('occurred_at', '>=', Date.parse(from))
  if (to !== undefined) query = query.where('occurred_at', '<', Date.parse(to))
  if (asOf !== undefined) query = query.where('occurred_at', '<=', Date.parse(asOf))
  return knownAt === undefined ? query : query.where('recorded_at', '<=', Date.parse(knownAt))
}
