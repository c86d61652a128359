import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { word } from '#event-sourcing'
import { atLeast, ValidQuery, type Actor } from '#access'
import type { CircleRow } from '../views/circle.js'
import type { HandoffRow } from '../views/handoff.js'
import type { JourneyRow } from '../views/journey.js'
import type { PromiseRow } from '../views/promise.js'
import { InboxReader } from './inbox-reader.js'
import { JourneyViews, type JourneysSchema } from './journey-views.js'

/** What waits for a role or a member. */
export interface Inbox {
  /** Open offers, those due first first. */
  readonly handoffs: readonly HandoffRow[]
  /** Open journeys whose client asked and was not answered, the longest waiting first. */
  readonly waiting: readonly JourneyRow[]
  /** Open promises, those due first first. */
  readonly promises: readonly PromiseRow[]
  /** Open circles of the journeys that they have, the deepest first; those that a member dismissed are left out. */
  readonly circles: readonly CircleRow[]
}

const input = z
  .strictObject({
    role: word.optional(),
    /** By id, name or alias. */
    member: word.optional(),
    /** How many of each. */
    first: z.int().min(1).max(200).default(25),
    atLeast,
  })
  .refine(({ role, member }) => role !== undefined || member !== undefined, 'name a `role`, a `member`, or both')

/** Reads what waits for a role or a member. Refuses with `UNKNOWN_ROLE` and `MEMBER_NOT_FOUND`. */
export class ReadInbox extends ValidQuery<typeof input, Inbox> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(ReadInbox)
export class ReadInboxHandler implements IQueryHandler<ReadInbox> {
  constructor(
    private readonly views: JourneyViews,
    private readonly reader: InboxReader,
  ) {}

  async execute({ input: { first, atLeast, ...whose } }: ReadInbox): Promise<Inbox> {
    const rows = await this.views.at(atLeast)
    const owner = await this.reader.owner(whose)
    const { roles } = owner
    return {
      handoffs: await this.reader.first(owner, openOffers(rows, roles), offeredTo, first),
      waiting: await this.reader.first(owner, unanswered(rows, roles), heldBy, first),
      promises: await this.reader.first(owner, openPromises(rows, roles), promisedBy, first),
      circles: await this.reader.first(owner, openCircles(rows, roles), heldBy, first),
    }
  }
}

const openOffers = (rows: Kysely<JourneysSchema>, roles: readonly string[]) =>
  rows
    .selectFrom('handoff')
    .selectAll()
    .where('state', '=', 'offered')
    .where('to_role', 'in', roles)
    .orderBy('due_at')
    .orderBy('id')

const unanswered = (rows: Kysely<JourneysSchema>, roles: readonly string[]) =>
  rows
    .selectFrom('journey')
    .selectAll()
    .where('status', '=', 'open')
    .where('merged_into', 'is', null)
    .where('unanswered_since', 'is not', null)
    .where('role', 'in', roles)
    .orderBy('unanswered_since')
    .orderBy('id')

const openPromises = (rows: Kysely<JourneysSchema>, roles: readonly string[]) =>
  rows
    .selectFrom('promise')
    .selectAll()
    .where('state', '=', 'open')
    .where('role', 'in', roles)
    .orderBy('due_at')
    .orderBy('id')

const openCircles = (rows: Kysely<JourneysSchema>, roles: readonly string[]) =>
  rows
    .selectFrom('circle')
    .innerJoin('journey', 'journey.id', 'circle.journey_id')
    .selectAll('circle')
    .select(['journey.role', 'journey.team', 'journey.member'])
    .where('circle.open', '=', 1)
    .where('circle.dismissed_at', 'is', null)
    .where('journey.role', 'in', roles)
    .orderBy('circle.depth', 'desc')
    .orderBy('circle.entered_at')
    .orderBy('circle.id')

const offeredTo = ({ client_id: clientId, to_role: role, to_team: team, to_member: member }: HandoffRow) => ({
  clientId,
  role,
  team,
  member,
})

const heldBy = ({ client_id, role, team, member }: Pick<JourneyRow, 'client_id' | 'role' | 'team' | 'member'>) => ({
  clientId: client_id,
  role: role ?? '',
  team,
  member,
})

const promisedBy = ({ client_id, role, member }: PromiseRow) => ({
  clientId: client_id,
  role: role ?? '',
  team: null,
  member,
})
