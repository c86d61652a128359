import type { RecordedEvent } from '#event-sourcing'
import { groupOf, type Rows, type Selection } from '#views'
import { deedIn, isCommanded, type CommandedEvent } from '../domain/commanded.js'
import type { ClientEvent } from '../domain/events.js'
import { commandedKinds, entryOf, timelineEntries, type FoldedEntry } from './timeline-entry.js'

/** The entries that must be at hand: those of the journeys whose facts are read anew. */
export function touchedEntries(event: ClientEvent): Selection[] {
  switch (event.type) {
    case 'TouchpointRecorded':
      return event.data.late ? [groupOf(timelineEntries, 'journey_id', event.data.journeyId)] : []
    case 'TouchpointMoved':
    case 'JourneySplit':
      return [
        groupOf(timelineEntries, 'journey_id', event.data.fromJourneyId),
        groupOf(timelineEntries, 'journey_id', event.data.toJourneyId),
      ]
    case 'JourneysMerged':
      return [
        groupOf(timelineEntries, 'journey_id', event.data.fromJourneyId),
        groupOf(timelineEntries, 'journey_id', event.data.intoJourneyId),
      ]
    default:
      return []
  }
}

export function projectEntries(rows: Rows, event: ClientEvent, clientId: string, { metadata }: RecordedEvent): void {
  const recordedAt = Date.parse(metadata.recordedAt)
  if (isCommanded(event)) return rows.put(timelineEntries, commandedEntry(event, clientId, recordedAt))
  switch (event.type) {
    case 'TouchpointRecorded':
      return rows.put(timelineEntries, entryOf(event.data, clientId, recordedAt))
    case 'TouchpointMoved': {
      const { touchpointId, fromJourneyId, toJourneyId } = event.data
      return moveEntries(rows, [touchpointId], fromJourneyId, toJourneyId)
    }
    case 'JourneySplit': {
      const { touchpointIds, fromJourneyId, toJourneyId } = event.data
      return moveEntries(rows, touchpointIds, fromJourneyId, toJourneyId)
    }
    case 'JourneysMerged':
      for (const entry of rows.inGroup(timelineEntries, 'journey_id', event.data.fromJourneyId)) {
        moveEntry(rows, entry, event.data.intoJourneyId)
      }
      return
    default:
      return
  }
}

function moveEntries(rows: Rows, ids: readonly string[], fromJourneyId: string, toJourneyId: string): void {
  for (const id of ids) {
    const entry = rows.get(timelineEntries, [fromJourneyId, id])
    if (entry) moveEntry(rows, entry, toJourneyId)
  }
}

function moveEntry(rows: Rows, entry: FoldedEntry, journeyId: string): void {
  rows.delete(timelineEntries, [entry.journey_id, entry.id])
  rows.put(timelineEntries, { ...entry, journey_id: journeyId })
}

function commandedEntry(event: CommandedEvent, clientId: string, recordedAt: number): FoldedEntry {
  const { type, data } = event
  const { order, at, factId, journeyId } = data
  const nothing = entryOf(
    {
      occurredAt: at,
      order,
      touchpointId: factId,
      journeyId,
      text: wordsOf(event),
      stitchedBy: 'named',
      ...actorOf(event),
    },
    clientId,
    recordedAt,
  )
  return { ...nothing, kind: commandedKinds[type], stitched_by: null, deed: deedIn(event) ?? null }
}

/** What the member said with it, or the stage. */
function wordsOf({ data }: CommandedEvent): string | undefined {
  if ('reason' in data) return data.reason
  if ('briefing' in data) return data.briefing
  if ('stage' in data) return data.stage
  return 'text' in data ? data.text : undefined
}

/** Who of ours did it, where the event tells. */
function actorOf({ type, data }: CommandedEvent): { role?: string; member?: string } {
  switch (type) {
    case 'HandoffOffered':
      return { role: data.from }
    case 'HandoffAccepted':
    case 'PromiseMade':
      return { role: data.role, member: data.member }
    case 'HandoffDeclined':
      return { role: data.role }
    case 'StageEntered':
      return { role: data.presentedBy ?? data.authoredBy }
    default:
      return {}
  }
}
