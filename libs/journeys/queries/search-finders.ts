import type { Kysely } from 'kysely'
import { isFound, searchedText, snippet, type AnyRow, type AnyTable, type SearchQuestion } from '#views'
import { clientRefs, clients } from '../views/client.js'
import { contacts } from '../views/contact.js'
import { journeys } from '../views/journey.js'
import { timelineEntries } from '../views/timeline-entry.js'
import type { JourneysSchema } from './journey-views.js'
import type { SearchHit } from './search-hit.js'
import { survivorsOf } from './survivors.js'

/** What is searched for, and where. */
export interface Sought {
  readonly rows: Kysely<JourneysSchema>
  readonly text: string
  readonly question: SearchQuestion
  readonly clientId: string | undefined
  /** The most that are wanted. */
  readonly limit: number
}

type Find = (sought: Sought) => Promise<readonly SearchHit[]>

/** Clients by code, and by reference, with the tool before it or without. */
const namedClients: Find = async ({ rows, text, question, clientId, limit }) => {
  const [system = '', ...rest] = text.split(':')
  const byCode = rows.selectFrom('client').selectAll().where('code', 'in', [text, text.toUpperCase()])
  const byRef = rows
    .selectFrom('client_ref')
    .selectAll()
    .where((eb) => eb.or([eb('ref', '=', text), eb.and([eb('system', '=', system), eb('ref', '=', rest.join(':'))])]))
  const [coded, referred] = [
    await (clientId === undefined ? byCode : byCode.where('id', '=', clientId)).limit(limit).execute(),
    await (clientId === undefined ? byRef : byRef.where('client_id', '=', clientId)).limit(limit).execute(),
  ]
  return [
    ...coded.map((row) => hitOf('client', row.id, clients, row, question)),
    ...referred.map((row) => referredTo(row, question)),
  ]
}

/** The journey with this key. */
const namedJourneys: Find = async ({ rows, text, question, clientId }) => {
  const named = rows.selectFrom('journey').selectAll().where('key', 'in', [text, text.toUpperCase()])
  const found = await (clientId === undefined ? named : named.where('client_id', '=', clientId)).execute()
  return journeyHits(rows, found, question)
}

/** The shortest name is the closest one. */
const clientsByWords: Find = async ({ rows, question, clientId, limit }) => {
  const found = await rows
    .selectFrom('client')
    .selectAll()
    .where(isFound(clients, question, clientId))
    .orderBy((eb) => eb.fn('length', ['name']))
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return found.map((row) => hitOf('client', row.id, clients, row, question))
}

const clientsByRefs: Find = async ({ rows, question, clientId, limit }) => {
  const found = await rows
    .selectFrom('client_ref')
    .selectAll()
    .where(isFound(clientRefs, question, clientId))
    .orderBy((eb) => eb.fn('length', ['ref']))
    .orderBy('ref')
    .orderBy('system')
    .limit(limit)
    .execute()
  return found.map((row) => referredTo(row, question))
}

const contactsByWords: Find = async ({ rows, question, clientId, limit }) => {
  const found = await rows
    .selectFrom('contact')
    .selectAll()
    .where(isFound(contacts, question, clientId))
    .orderBy((eb) => eb.fn('length', ['name']))
    .orderBy('id')
    .limit(limit)
    .execute()
  return found.map((row) => ({
    ...hitOf('contact', row.client_id, contacts, row, question),
    contactId: row.id,
  }))
}

const journeysByWords: Find = async ({ rows, question, clientId, limit }) => {
  const found = await rows
    .selectFrom('journey')
    .selectAll()
    .where(isFound(journeys, question, clientId))
    .where((eb) => eb.or([eb('touchpoints', '>', 0), eb('merged_into', 'is not', null)]))
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return journeyHits(rows, found, question)
}

/** The texts are read of those that are shown alone: they may be long. */
const touchpointsByWords: Find = async ({ rows, question, clientId, limit }) => {
  const latest = rows
    .selectFrom('timeline_entry')
    .select(['journey_id', 'id'])
    .where(isFound(timelineEntries, question, clientId))
    .orderBy('occurred_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .as('latest')
  const found = await rows
    .selectFrom(latest)
    .innerJoin('timeline_entry', (join) =>
      join.onRef('timeline_entry.journey_id', '=', 'latest.journey_id').onRef('timeline_entry.id', '=', 'latest.id'),
    )
    .selectAll('timeline_entry')
    .orderBy('occurred_at', 'desc')
    .orderBy('timeline_entry.id')
    .execute()
  return found.map((row) => ({
    ...hitOf('touchpoint', row.client_id, timelineEntries, row, question),
    journeyId: row.journey_id,
    touchpointId: row.id,
  }))
}

/** In the order in which what they find is shown. */
export const finders: readonly Find[] = [
  namedClients,
  namedJourneys,
  clientsByWords,
  clientsByRefs,
  contactsByWords,
  journeysByWords,
  touchpointsByWords,
]

/** A journey that was merged leads to the one that it was merged into. */
async function journeyHits(
  rows: Kysely<JourneysSchema>,
  found: readonly (AnyRow & { readonly id: string; readonly client_id: string; readonly merged_into: string | null })[],
  question: SearchQuestion,
): Promise<SearchHit[]> {
  const survivors = await survivorsOf(rows, found)
  return found.map((row) => ({
    ...hitOf('journey', row.client_id, journeys, row, question),
    journeyId: survivors.get(row.id) ?? row.id,
  }))
}

const referredTo = (row: { system: string; ref: string; client_id: string }, question: SearchQuestion): SearchHit => ({
  kind: 'client',
  clientId: row.client_id,
  snippet: snippet(`${row.system}:${row.ref}`, question),
})

const hitOf = (
  kind: SearchHit['kind'],
  clientId: string,
  table: AnyTable,
  row: AnyRow,
  question: SearchQuestion,
): SearchHit => ({ kind, clientId, snippet: snippet(searchedText(table, row), question) })
