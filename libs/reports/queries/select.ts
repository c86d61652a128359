import type { Kysely } from 'kysely'
import { chosen, type Asked, type ReportSchema } from './chosen.js'
import { hopLines } from './hop-lines.js'
import { journeyLines } from './journey-lines.js'
import { rowReader } from './row-reader.js'
import { inputsOf, rolesReached } from './told.js'
import type { CircleLine, ClientLine, HandoffLine, PromiseLine, Selection } from './selection.js'

/** Reads what the figures need of the journeys that are asked for, in one transaction, so that all of them agree. */
export function select(database: Kysely<ReportSchema>, asked: Asked): Promise<Selection> {
  return database.transaction().execute(async (db) => {
    const journeys = await journeyLines(db, asked)
    const inputs = inputsOf(journeys)
    return {
      ...asked,
      journeys,
      hops: await hopLines(db, asked),
      clients: await clientsOf(db, asked),
      circles: await circleLines(db, asked),
      handoffs: inputs.handoffs ? await handoffLines(db, asked) : [],
      promises: inputs.promises ? await promiseLines(db, asked) : [],
      inputs,
      reached: rolesReached(journeys),
    }
  })
}

const readClients = rowReader<ClientLine>({ id: 'id', code: 'code', name: 'name' })

async function clientsOf(db: Kysely<ReportSchema>, asked: Asked): Promise<Selection['clients']> {
  const clients = db.selectFrom('client').where('client.id', 'in', chosen(db, asked).select('journey.client_id'))
  const found = await readClients(clients)
  return new Map(found.map((client) => [client.id, client]))
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
      eb.fn.count<number>('dismissed_at').as('dismissed'),
      eb.fn.count<number>('journey_id').distinct().as('journeys'),
    ])
    .execute()
}

const readHandoffs = rowReader<HandoffLine>({
  journeyId: 'journey_id',
  state: 'state',
  briefed: 'briefed',
  dueAt: 'due_at',
})

function handoffLines(db: Kysely<ReportSchema>, asked: Asked): Promise<HandoffLine[]> {
  const handoffs = db.selectFrom('handoff').where('handoff.journey_id', 'in', chosen(db, asked).select('journey.id'))
  return readHandoffs(handoffs)
}

const readPromises = rowReader<PromiseLine>({
  journeyId: 'journey_id',
  state: 'state',
  dueAt: 'due_at',
  settledAt: 'settled_at',
})

function promiseLines(db: Kysely<ReportSchema>, asked: Asked): Promise<PromiseLine[]> {
  const promises = db.selectFrom('promise').where('promise.journey_id', 'in', chosen(db, asked).select('journey.id'))
  return readPromises(promises)
}
