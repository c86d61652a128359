import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { z } from 'zod'
import { readingsOf, units } from '../views/journey-progress.js'
import type { JourneysSchema } from './journey-views.js'

const holder = z.string().max(200)
const figure = z.int().min(0).optional()

/** What a journey's path must be like, read in a unit. A holder is a name in that unit; `''` is nobody. */
export const pathFilter = z.strictObject({
  unit: z.enum(units).default('role'),
  /** Whether touchpoints that name nobody count as a holder's. */
  countNobody: z.boolean().default(false),
  hops: figure,
  minHops: figure,
  minStations: figure,
  bounced: z.boolean().optional(),
  bouncedBeforeResolution: z.boolean().optional(),
  /** A holder reappears after another. */
  returned: z.boolean().optional(),
  hop: z
    .strictObject({ from: holder, to: holder, madeBy: z.enum(['client', 'handoff', 'silent']).optional() })
    .optional(),
  /** A bounce was made between these two, in either direction. */
  loop: z.tuple([holder, holder]).optional(),
  /** A bounce was made to or from this holder. */
  bouncedHolder: holder.optional(),
  /** The holder had the journey at some time. */
  station: holder.optional(),
})
export type PathFilter = z.output<typeof pathFilter>

type Reading = Pick<PathFilter, 'unit' | 'countNobody'>
type Figures = Omit<PathFilter, 'unit' | 'countNobody'>
type Conditions = {
  readonly [Field in keyof Figures]-?: (value: NonNullable<Figures[Field]>, reading: Reading) => Expression<SqlBool>
}

const conditions: Conditions = {
  hops: (count, reading) => (count === 0 ? not(path(reading, sql`hops > 0`)) : path(reading, sql`hops = ${count}`)),
  minHops: (count, reading) => (count === 0 ? always : path(reading, sql`hops >= ${count}`)),
  minStations: (count, reading) => (count === 0 ? always : path(reading, sql`stations >= ${count}`)),
  bounced: (wanted, reading) => is(wanted, path(reading, sql`bounces > 0`)),
  bouncedBeforeResolution: (wanted, reading) => is(wanted, path(reading, sql`bounces_before_resolution > 0`)),
  returned: (wanted, reading) => is(wanted, path(reading, sql`returns = 1`)),
  hop: ({ from, to, madeBy }, reading) =>
    hop(reading, sql`from_holder = ${from} and to_holder = ${to}${madeBy ? sql` and made_by = ${madeBy}` : sql``}`),
  loop: ([one, other], reading) =>
    hop(
      reading,
      sql`bounce = 1 and ((from_holder = ${one} and to_holder = ${other}) or (from_holder = ${other} and to_holder = ${one}))`,
    ),
  bouncedHolder: (holder, reading) => hop(reading, sql`bounce = 1 and ${holder} in (from_holder, to_holder)`),
  station: (holder, reading) =>
    either(hop(reading, sql`${holder} in (from_holder, to_holder)`), onlyStation(reading, holder)),
}

/** What a journey must fulfil to pass the filter. */
export function pathConditions({ unit, countNobody, ...figures }: PathFilter): Expression<SqlBool>[] {
  const fields = Object.keys(figures) as (keyof Figures)[]
  return fields.flatMap((field) => {
    const value = figures[field]
    return value === undefined ? [] : [conditionOf(field, value, { unit, countNobody })]
  })
}

const conditionOf = <Field extends keyof Figures>(field: Field, value: NonNullable<Figures[Field]>, reading: Reading) =>
  (conditions[field] as (value: NonNullable<Figures[Field]>, reading: Reading) => Expression<SqlBool>)(value, reading)

const eb = expressionBuilder<JourneysSchema, 'journey'>()

const always = sql<SqlBool>`true`
const not = (condition: Expression<SqlBool>) => sql<SqlBool>`not ${condition}`
const is = (wanted: boolean, condition: Expression<SqlBool>) => (wanted ? condition : not(condition))
const either = (one: Expression<SqlBool>, other: Expression<SqlBool>) => sql<SqlBool>`(${one} or ${other})`

/** Found by the journey: nearly every one has a path. */
function path({ unit, countNobody }: Reading, condition: Expression<unknown>): Expression<SqlBool> {
  const rows = eb
    .selectFrom('path')
    .select(sql<number>`1`.as('one'))
    .whereRef('path.journey_id', '=', 'journey.id')
    .where('path.unit', '=', unit)
    .where('path.reading', 'in', readingsOf(countNobody))
    .where(sql<SqlBool>`(${condition})`)
  return eb.exists(rows)
}

/** Found by the hop, once for all journeys: few hops are between two given holders. */
function hop({ unit, countNobody }: Reading, condition: Expression<unknown>): Expression<SqlBool> {
  const rows = eb
    .selectFrom('hop')
    .select('hop.journey_id')
    .where('hop.unit', '=', unit)
    .where('hop.reading', 'in', readingsOf(countNobody))
    .where(sql<SqlBool>`(${condition})`)
  return eb('journey.id', 'in', rows)
}

/** A path without hops stands in no hop: its one station is its first holder. */
const onlyStation = (reading: Reading, holder: string): Expression<SqlBool> =>
  path(reading, sql`hops = 0 and first_holder = ${holder}`)
