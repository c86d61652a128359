import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { SchemaOf } from '#views'
import {
  readingsOf,
  whereJourney,
  type circles,
  type clients,
  type handoffs,
  type hops,
  type journeys,
  type paths,
  type promises,
  type timelineEntries,
} from '#journeys'
import type { CircleLine, HandoffLine, HopLine, JourneyLine, PromiseLine, Selection } from './selection.js'

export type ReportSchema = SchemaOf<
  | typeof journeys
  | typeof paths
  | typeof hops
  | typeof circles
  | typeof clients
  | typeof timelineEntries
  | typeof handoffs
  | typeof promises
>
type Asked = Pick<Selection, 'unit' | 'countNobody' | 'filter' | 'top' | 'now'>

/** Reads what the figures need of the journeys that are asked for, in one transaction, so that all of them agree. */
export function select(database: Kysely<ReportSchema>, asked: Asked): Promise<Selection> {
  return database.transaction().execute(async (db) => {
    const journeys = await journeyLines(db, asked)
    const topics = journeys.some(({ topic }) => topic !== null)
    return {
      ...asked,
      journeys,
      hops: await hopLines(db, asked),
      clients: await clientsOf(db, asked),
      circles: await circleLines(db, asked),
      handoffs: await handoffLines(db, asked),
      promises: await promiseLines(db, asked),
      inputs: { topics, ...(await inputsOf(db, asked)) },
      reached: topics ? await rolesReached(db, asked) : new Map(),
    }
  })
}

const chosen = (db: Kysely<ReportSchema>, { filter }: Asked) => whereJourney(db.selectFrom('journey'), filter)

function journeyLines(db: Kysely<ReportSchema>, asked: Asked): Promise<JourneyLine[]> {
  const none = sql.lit(0)
  return chosen(db, asked)
    .leftJoin('path', (join) =>
      join
        .onRef('path.journey_id', '=', 'journey.id')
        .on('path.unit', '=', asked.unit)
        .on('path.reading', 'in', readingsOf(asked.countNobody)),
    )
    .select((eb) => [
      'journey.client_id as clientId',
      'journey.topic',
      'journey.touchpoints',
      'journey.first_at as firstAt',
      'journey.last_at as lastAt',
      'journey.first_ask_at as firstAskAt',
      'journey.first_answer_at as firstAnswerAt',
      'journey.first_resolved_at as firstResolvedAt',
      'journey.reopenings',
      eb.fn.coalesce('path.hops', none).as('hops'),
      eb.fn.coalesce('path.bounces', none).as('bounces'),
      eb.fn.coalesce('path.bounces_before_resolution', none).as('bouncesBeforeResolution'),
      eb.fn.coalesce('path.stations', none).as('stations'),
      eb.fn.coalesce('path.returns', none).as('returns'),
    ])
    .execute()
}

function hopLines(db: Kysely<ReportSchema>, asked: Asked): Promise<HopLine[]> {
  return db
    .selectFrom('hop')
    .where('hop.unit', '=', asked.unit)
    .where('hop.reading', 'in', readingsOf(asked.countNobody))
    .where('hop.journey_id', 'in', chosen(db, asked).select('journey.id'))
    .select([
      'journey_id as journeyId',
      'from_holder as from',
      'to_holder as to',
      'made_by as madeBy',
      'wait',
      'bounce',
    ])
    .execute()
}

async function clientsOf(db: Kysely<ReportSchema>, asked: Asked): Promise<Selection['clients']> {
  const found = await db
    .selectFrom('client')
    .where('client.id', 'in', chosen(db, asked).select('journey.client_id'))
    .select(['id', 'code', 'name'])
    .execute()
  return new Map(found.map(({ id, code, name }) => [id, { code, name }]))
}

function circleLines(db: Kysely<ReportSchema>, asked: Asked): Promise<CircleLine[]> {
  return db
    .selectFrom('circle')
    .where('circle.journey_id', 'in', chosen(db, asked).select('journey.id'))
    .groupBy('kind')
    .select((eb) => [
      'kind',
      eb.fn.countAll<number>().as('circles'),
      eb.fn.sum<number>('open').as('open'),
      eb.fn.count<number>('journey_id').distinct().as('journeys'),
    ])
    .execute()
}

function handoffLines(db: Kysely<ReportSchema>, asked: Asked): Promise<HandoffLine[]> {
  return db
    .selectFrom('handoff')
    .where('handoff.journey_id', 'in', chosen(db, asked).select('journey.id'))
    .select(['journey_id as journeyId', 'state', 'briefed', 'due_at as dueAt'])
    .execute()
}

function promiseLines(db: Kysely<ReportSchema>, asked: Asked): Promise<PromiseLine[]> {
  return db
    .selectFrom('promise')
    .where('promise.journey_id', 'in', chosen(db, asked).select('journey.id'))
    .select(['journey_id as journeyId', 'state', 'due_at as dueAt', 'settled_at as settledAt'])
    .execute()
}

async function inputsOf(db: Kysely<ReportSchema>, asked: Asked): Promise<Omit<Selection['inputs'], 'topics'>> {
  const found = await chosen(db, asked)
    .innerJoin('timeline_entry as entry', 'entry.journey_id', 'journey.id')
    .select((eb) => [
      eb.fn.count<number>('entry.direction').as('directed'),
      some(sql`entry.direction in ('outbound', 'internal')`).as('ours'),
      some(sql`entry.kind in ('offer', 'informing')`).as('handoffs'),
      some(sql`entry.kind in ('promise', 'stage')`).as('promises'),
      eb.fn.count<number>('entry.team').distinct().as('teams'),
    ])
    .executeTakeFirstOrThrow()
  return {
    directions: found.directed > 0,
    ours: found.ours === 1,
    handoffs: found.handoffs === 1,
    promises: found.promises === 1,
    teams: found.teams,
  }
}

/** Whether a condition holds in some row: 1, or 0; null where there is no row. */
const some = (condition: RawBuilder<unknown>): RawBuilder<number | null> =>
  sql`max(case when ${condition} then 1 else 0 end)`

/** An assisting touchpoint reaches nobody: it moves nothing. */
async function rolesReached(db: Kysely<ReportSchema>, asked: Asked): Promise<Selection['reached']> {
  const found = await chosen(db, asked)
    .innerJoin('timeline_entry as entry', 'entry.journey_id', 'journey.id')
    .where('journey.topic', 'is not', null)
    .where('entry.role', 'is not', null)
    .where('entry.assisting', '=', 0)
    .groupBy(['journey.topic', 'entry.role'])
    .select((eb) => ['journey.topic', 'entry.role', eb.fn.count<number>('journey.id').distinct().as('count')])
    .execute()
  const reached = new Map<string, Map<string, number>>()
  for (const { topic, role, count } of found) {
    if (topic === null || role === null) continue
    reached.set(topic, (reached.get(topic) ?? new Map<string, number>()).set(role, count))
  }
  return reached
}
