import { groupOf, integer, rowOf, table, text, type RowOf, type Rows, type Selection } from '#views'
import type { ClientEvent } from '../domain/events.js'

/** A client, and how much has been heard of them. */
export const clients = table({
  name: 'client',
  columns: {
    id: text(),
    code: text(),
    name: text(),
    touchpoints: integer(),
    journeys: integer(),
    /** Of the latest touchpoint; 0 before the first. */
    last_at: integer(),
  },
  key: ['id'],
  indexes: [['name', 'id'], ['code'], ['last_at', 'id']],
  search: { of: ['code', 'name'], within: 'id' },
})
export type ClientRow = RowOf<typeof clients>

/** The ids by which other tools know a client. */
export const clientRefs = table({
  name: 'client_ref',
  columns: { system: text(), ref: text(), client_id: text() },
  key: ['system', 'ref'],
  indexes: [['client_id'], ['ref']],
  search: { of: ['ref'], within: 'client_id' },
})
export type ClientRefRow = RowOf<typeof clientRefs>

/** Two journeys of a client that look like one need. */
export const mergeProposals = table({
  name: 'merge_proposal',
  columns: {
    journey_id: text(),
    with_journey_id: text(),
    client_id: text(),
    because: text<'lacks-topic' | 'bridges'>(),
    touchpoint_id: text(),
  },
  key: ['journey_id', 'with_journey_id'],
  groups: ['client_id'],
  indexes: [['with_journey_id']],
})
export type MergeProposalRow = RowOf<typeof mergeProposals>

export function touchedClients(event: ClientEvent, clientId: string): Selection[] {
  switch (event.type) {
    case 'ClientChanged':
    case 'TouchpointRecorded':
    case 'JourneyOpened':
      return [rowOf(clients, clientId)]
    case 'JourneysMerged':
      return [rowOf(clients, clientId), groupOf(mergeProposals, 'client_id', clientId)]
    default:
      return []
  }
}

export function projectClients(rows: Rows, event: ClientEvent, clientId: string): void {
  switch (event.type) {
    case 'ClientRegistered': {
      const { code, name } = event.data
      return rows.put(clients, { id: clientId, code, name, touchpoints: 0, journeys: 0, last_at: 0 })
    }
    case 'ClientChanged': {
      const { name } = event.data
      return change(rows, clientId, (row) => ({ ...row, name }))
    }
    case 'ClientRefLinked':
      return rows.put(clientRefs, { system: event.data.system, ref: event.data.id, client_id: clientId })
    case 'JourneyOpened':
      return change(rows, clientId, (row) => ({ ...row, journeys: row.journeys + 1 }))
    case 'TouchpointRecorded': {
      const at = Date.parse(event.data.occurredAt)
      return change(rows, clientId, (row) => ({
        ...row,
        touchpoints: row.touchpoints + 1,
        last_at: Math.max(row.last_at, at),
      }))
    }
    case 'MergeProposed': {
      const { journeyId, withJourneyId, because, touchpointId } = event.data
      return rows.put(mergeProposals, {
        journey_id: journeyId,
        with_journey_id: withJourneyId,
        client_id: clientId,
        because,
        touchpoint_id: touchpointId,
      })
    }
    case 'MergeRefused': {
      const { journeyId, withJourneyId } = event.data
      rows.delete(mergeProposals, [journeyId, withJourneyId])
      return rows.delete(mergeProposals, [withJourneyId, journeyId])
    }
    case 'JourneysMerged':
      settleProposals(rows, clientId, event.data.fromJourneyId)
      return change(rows, clientId, (row) => ({ ...row, journeys: row.journeys - 1 }))
    default:
      return
  }
}

/** A journey that is no more is proposed for nothing. */
function settleProposals(rows: Rows, clientId: string, mergedId: string): void {
  for (const { journey_id, with_journey_id } of rows.inGroup(mergeProposals, 'client_id', clientId)) {
    if (journey_id === mergedId || with_journey_id === mergedId)
      rows.delete(mergeProposals, [journey_id, with_journey_id])
  }
}

function change(rows: Rows, clientId: string, to: (row: ClientRow) => ClientRow): void {
  const row = rows.get(clients, clientId)
  if (row) rows.put(clients, to(row))
}
