import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { z } from 'zod'
import { containsText, hasElement } from '#views'
import { circleKinds } from '../domain/circles/circle.js'
import { instant } from '../domain/touchpoint.js'
import { handedOver, handoffFilter } from './handoff-filter.js'
import type { JourneysSchema } from './journey-views.js'
import { lookFields } from './look.js'
import { pathConditions, pathFilter } from './path-filter.js'
import { promised, promiseFilter } from './promise-filter.js'

const word = z.string().trim().min(1).max(200).optional()
const flag = z.boolean().optional()

/** Which journeys of today. All fields that are there must hold; instants as text. */
export const presentJourneyFilter = z.strictObject({
  clientId: z.uuid().optional(),
  clientIds: z.array(z.uuid()).max(1000).optional(),
  status: z.array(z.enum(['open', 'waiting', 'resolved', 'abandoned'])).optional(),
  topic: word,
  hasTopic: flag,
  /** A touchpoint came over this channel. */
  channel: word,
  product: word,
  label: word,
  /** The present holder. */
  role: word,
  team: word,
  member: word,
  circle: z.strictObject({ kind: z.enum(circleKinds).optional(), open: flag }).optional(),
  /** The first touchpoint lies at or after `openedFrom` and before `openedTo`. */
  openedFrom: instant.optional(),
  openedTo: instant.optional(),
  /** The period in which a journey lives: its first touchpoint lies before the end, its last one not before the beginning. */
  touchedFrom: instant.optional(),
  touchedTo: instant.optional(),
  /** Stands resolved now. */
  resolved: flag,
  neverResolved: flag,
  reopened: flag,
  /** The client asked, and was answered later. */
  answered: flag,
  /** Some touchpoint names this role, or none does; assisting ones are not counted. */
  reached: word,
  notReached: word,
  /** Part of the key, the title, or the client's name or code, whatever the case. */
  text: word,
  path: pathFilter.optional(),
  /** It has such a handoff. */
  handoff: handoffFilter.optional(),
  /** The client was promised something in it, like this. */
  promise: promiseFilter.optional(),
})

/** The same, of today or as they stood from where one looks. Lists and reports share it. */
export const journeyFilter = presentJourneyFilter.extend(lookFields)
export type JourneyFilter = z.output<typeof journeyFilter>
export type JourneyFilterInput = z.input<typeof journeyFilter>

type PresentFilter = z.output<typeof presentJourneyFilter>
type Conditions = {
  readonly [Field in keyof PresentFilter]-?: (value: NonNullable<PresentFilter[Field]>) => Expression<SqlBool>
}

const eb = expressionBuilder<JourneysSchema, 'journey'>()

const conditions: Conditions = {
  clientId: (id) => eb('journey.client_id', '=', id),
  clientIds: (ids) => among('journey.client_id', ids),
  status: (statuses) => among('journey.status', statuses),
  topic: (topic) => eb('journey.topic', '=', topic),
  hasTopic: (wanted) => eb('journey.topic', wanted ? 'is not' : 'is', null),
  channel: (channel) => touched(sql`channel = ${channel}`),
  product: (product) => eb('journey.product', '=', product),
  label: (label) => hasElement('journey.labels', label),
  role: (role) => eb('journey.role', '=', role),
  team: (team) => eb('journey.team', '=', team),
  member: (member) => eb('journey.member', '=', member),
  // Not by `exists`: without statistics SQLite would walk all circles of the kind for every journey.
  circle: ({ kind, open }) => {
    const rows = eb.selectFrom('circle').select('circle.journey_id')
    const ofKind = kind === undefined ? rows : rows.where('circle.kind', '=', kind)
    return eb('journey.id', 'in', open === undefined ? ofKind : ofKind.where('circle.open', '=', open ? 1 : 0))
  },
  openedFrom: (from) => eb('journey.first_at', '>=', Date.parse(from)),
  openedTo: (to) => eb('journey.first_at', '<', Date.parse(to)),
  touchedFrom: (from) => eb('journey.last_at', '>=', Date.parse(from)),
  touchedTo: (to) => eb('journey.first_at', '<', Date.parse(to)),
  resolved: (wanted) => eb('journey.resolved_at', wanted ? 'is not' : 'is', null),
  neverResolved: (wanted) => eb('journey.first_resolved_at', wanted ? 'is' : 'is not', null),
  reopened: (wanted) => eb('journey.reopenings', wanted ? '>' : '=', 0),
  answered: (wanted) => eb('journey.first_answer_at', wanted ? 'is not' : 'is', null),
  reached: (role) => touched(sql`role = ${role} and assisting = 0`),
  notReached: (role) => sql<SqlBool>`not ${touched(sql`role = ${role} and assisting = 0`)}`,
  text: (text) =>
    eb.or([
      containsText(['journey.key', 'journey.title'], text),
      eb.exists(
        eb
          .selectFrom('client')
          .select('client.id')
          .whereRef('client.id', '=', 'journey.client_id')
          .where(containsText(['client.name', 'client.code'], text)),
      ),
    ]),
  path: (path) => eb.and(pathConditions(path)),
  handoff: handedOver,
  promise: promised,
}

/**
 * What a row of `journey` must fulfil to pass the filter, among the rows of its look. Journeys that were merged into
 * another, and those without a touchpoint, pass none.
 */
export function journeyMatches({ asOf: _, knownAt: __, ...filter }: JourneyFilter): Expression<SqlBool> {
  const fields = Object.keys(filter) as (keyof PresentFilter)[]
  return eb.and([
    eb('journey.merged_into', 'is', null),
    eb('journey.touchpoints', '>', 0),
    ...fields.flatMap((field) => conditionOf(field, filter[field])),
  ])
}

/** The journeys of a query that pass the filter; `journey` is among its tables. */
export function whereJourney<Query extends { where(condition: Expression<SqlBool>): Query }>(
  query: Query,
  filter: JourneyFilter,
): Query {
  return query.where(journeyMatches(filter))
}

const conditionOf = <Field extends keyof PresentFilter>(
  field: Field,
  value: PresentFilter[Field],
): Expression<SqlBool>[] =>
  value === undefined ? [] : [(conditions[field] as (value: PresentFilter[Field]) => Expression<SqlBool>)(value)]

const among = (column: 'journey.client_id' | 'journey.status', values: readonly string[]): Expression<SqlBool> =>
  values.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`

const touched = (condition: Expression<unknown>): Expression<SqlBool> =>
  sql<SqlBool>`exists (select 1 from timeline_entry where timeline_entry.journey_id = journey.id and (${condition}))`
