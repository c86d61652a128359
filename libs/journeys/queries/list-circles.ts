import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { expressionBuilder, type Expression, type Kysely, type SqlBool } from 'kysely'
import { z } from 'zod'
import { ActorQuery, pageOfList, ValidQuery, type Actor } from '#access'
import { valid } from '#event-sourcing'
import type { Listing, Page, Sort } from '#views'
import { circleKinds } from '../domain/circles/circle.js'
import { instant } from '../domain/touchpoint.js'
import type { CircleRow } from '../views/circle.js'
import { JourneyViews, type JourneysSchema } from './journey-views.js'
import { lookFields } from './look.js'

const order: [Sort, ...Sort[]] = [
  { column: 'entered_at', direction: 'desc' },
  { column: 'id', direction: 'desc' },
]

/** Which circles of today; all fields that are there must hold. */
export const presentCircleFilter = z.strictObject({
  clientId: z.uuid().optional(),
  journeyId: z.uuid().optional(),
  kind: z.array(z.enum(circleKinds)).optional(),
  open: z.boolean().optional(),
  /** A member said that it is a legitimate loop. */
  dismissed: z.boolean().optional(),
  /** First entered at or after. */
  enteredFrom: instant.optional(),
  /** First entered before. */
  enteredTo: instant.optional(),
  /** The role that should have been there. */
  missing: z.string().trim().min(1).max(200).optional(),
})

/** The same, of today or as they stood from where one looks. */
export const circleFilter = presentCircleFilter.extend(lookFields)
export type CircleFilter = z.output<typeof circleFilter>

const list = { filter: circleFilter.prefault({}) }
const input = z.strictObject({ ...list, ...pageOfList })
const inputOfClients = z.strictObject({ ...list, first: pageOfList.first })

/** Lists circles, the one entered last first. Refuses with `CURSOR_INVALID` and `TIME_IN_FUTURE`. */
export class ListCircles extends ValidQuery<typeof input, Page<CircleRow>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(ListCircles)
export class ListCirclesHandler implements IQueryHandler<ListCircles> {
  constructor(private readonly views: JourneyViews) {}

  execute({ input }: ListCircles): Promise<Page<CircleRow>> {
    return this.views.page(input.filter, (rows) => listing(rows, input.filter), input)
  }
}

/** The first page of the circles of each of some clients. */
export class CirclesOfClients extends ActorQuery<ReadonlyMap<string, Page<CircleRow>>> {
  readonly input: z.output<typeof inputOfClients>

  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
    from: z.input<typeof inputOfClients>,
  ) {
    super()
    this.input = valid(inputOfClients, from)
  }
}

@QueryHandler(CirclesOfClients)
export class CirclesOfClientsHandler implements IQueryHandler<CirclesOfClients> {
  constructor(private readonly views: JourneyViews) {}

  execute({ clientIds, input }: CirclesOfClients): Promise<Map<string, Page<CircleRow>>> {
    const filterOf = (clientId: string) => circleFilter.parse({ ...input.filter, clientId })
    const listed = (rows: Kysely<JourneysSchema>) => listing(rows, input.filter)
    return this.views.firstPages(input.filter, listed, 'client_id', clientIds, input, filterOf)
  }
}

type PresentFilter = z.output<typeof presentCircleFilter>
type Conditions = {
  readonly [Field in keyof PresentFilter]-?: (value: NonNullable<PresentFilter[Field]>) => Expression<SqlBool>
}

const eb = expressionBuilder<JourneysSchema, 'circle'>()

const conditions: Conditions = {
  clientId: (id) => eb('circle.client_id', '=', id),
  journeyId: (id) => eb('circle.journey_id', '=', id),
  kind: (kinds) => eb.or(kinds.map((kind) => eb('circle.kind', '=', kind))),
  open: (open) => eb('circle.open', '=', open ? 1 : 0),
  dismissed: (dismissed) => eb('circle.dismissed_at', dismissed ? 'is not' : 'is', null),
  enteredFrom: (from) => eb('circle.entered_at', '>=', Date.parse(from)),
  enteredTo: (to) => eb('circle.entered_at', '<', Date.parse(to)),
  missing: (role) => eb('circle.missing', '=', role),
}

/** What a row of `circle` must fulfil to pass the filter, among the rows of its look. */
export function circleMatches({ asOf: _, knownAt: __, ...filter }: CircleFilter): Expression<SqlBool> {
  return eb.and((Object.keys(filter) as (keyof PresentFilter)[]).flatMap((field) => conditionOf(field, filter[field])))
}

const conditionOf = <Field extends keyof PresentFilter>(
  field: Field,
  value: PresentFilter[Field],
): Expression<SqlBool>[] =>
  value === undefined ? [] : [(conditions[field] as (value: PresentFilter[Field]) => Expression<SqlBool>)(value)]

function listing(rows: Kysely<JourneysSchema>, filter: CircleFilter): Listing<JourneysSchema, 'circle', CircleRow> {
  const query = rows.selectFrom('circle').selectAll().where(circleMatches(filter))
  return { name: 'circles', filter, order, database: rows, query }
}
