import { groupOf, integer, table, text, type RowOf, type Rows, type Selection } from '#views'
import type { RecordedEvent } from '#event-sourcing'
import { compareFacts, commandedFact, factOf, type Fact } from '../domain/fact.js'
import type { ClientEvent, Stitch } from '../domain/events.js'
import type { Direction, Effect, Intent, Touchpoint } from '../domain/touchpoint.js'

/** What happened at an entry of the timeline. */
export type EntryKind = 'touchpoint' | 'resolution' | 'reopening'

/** One line of a client's timeline: a touchpoint, or a resolution or reopening that a person commanded. */
export const timelineEntries = table({
  name: 'timeline_entry',
  columns: {
    id: text(),
    client_id: text(),
    journey_id: text(),
    kind: text<EntryKind>(),
    /** Milliseconds since 1970, like every instant in the views. */
    occurred_at: integer(),
    recorded_at: integer(),
    source_order: integer(),
    role: text().nullable(),
    team: text().nullable(),
    member: text().nullable(),
    impersonal: integer<0 | 1>(),
    contact: text().nullable(),
    channel: text().nullable(),
    direction: text<Direction>().nullable(),
    intent: text<Intent>().nullable(),
    effect: text<Effect>().nullable(),
    topic: text().nullable(),
    product: text().nullable(),
    text: text().nullable(),
    assisting: integer<0 | 1>(),
    repeats: integer<0 | 1>(),
    source_system: text().nullable(),
    source_id: text().nullable(),
    source_thread: text().nullable(),
    source_url: text().nullable(),
    stitched_by: text<Stitch>().nullable(),
  },
  key: ['journey_id', 'id'],
  groups: ['journey_id'],
  indexes: [['client_id', 'occurred_at', 'source_order', 'id']],
})
export type TimelineEntryRow = RowOf<typeof timelineEntries>

/** The entries that must be at hand: those of the journeys whose facts are read anew. */
export function touchedEntries(event: ClientEvent): Selection[] {
  switch (event.type) {
    case 'TouchpointRecorded':
      return event.data.late ? [groupOf(timelineEntries, 'journey_id', event.data.journeyId)] : []
    case 'TouchpointMoved':
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
  switch (event.type) {
    case 'TouchpointRecorded':
      return rows.put(timelineEntries, entryOf(event.data, clientId, recordedAt))
    case 'JourneyResolved':
    case 'JourneyReopened':
      return rows.put(timelineEntries, commandedEntry(event, clientId, recordedAt))
    case 'TouchpointMoved': {
      const { touchpointId, fromJourneyId, toJourneyId } = event.data
      const entry = rows.get(timelineEntries, [fromJourneyId, touchpointId])
      return entry && moveEntry(rows, entry, toJourneyId)
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

function moveEntry(rows: Rows, entry: TimelineEntryRow, journeyId: string): void {
  rows.delete(timelineEntries, [entry.journey_id, entry.id])
  rows.put(timelineEntries, { ...entry, journey_id: journeyId })
}

/** The entries of a journey in the order of its facts. */
export function sortedEntries(rows: Rows, journeyId: string): TimelineEntryRow[] {
  const facts = new Map(rows.inGroup(timelineEntries, 'journey_id', journeyId).map((entry) => [factIn(entry), entry]))
  return [...facts.keys()].sort(compareFacts).flatMap((fact) => facts.get(fact) ?? [])
}

/** The fact in an entry, as the rules see it. */
export function factIn(entry: TimelineEntryRow): Fact {
  if (entry.kind !== 'touchpoint') {
    return commandedFact(
      entry.id,
      entry.occurred_at,
      entry.source_order,
      entry.kind === 'resolution' ? 'resolves' : 'reopens',
    )
  }
  return factOf(entry.id, entry.occurred_at, {
    order: entry.source_order,
    role: entry.role ?? undefined,
    team: entry.team ?? undefined,
    member: entry.member ?? undefined,
    impersonal: entry.impersonal ? true : undefined,
    direction: entry.direction ?? undefined,
    intent: entry.intent ?? undefined,
    effect: entry.effect ?? undefined,
    topic: entry.topic ?? undefined,
    assisting: entry.assisting ? true : undefined,
  })
}

/** The entry of a touchpoint. */
export function entryOf(
  touchpoint: Touchpoint & { touchpointId: string; journeyId: string; stitchedBy: Stitch },
  clientId: string,
  recordedAt: number,
): TimelineEntryRow {
  const { source } = touchpoint
  return {
    id: touchpoint.touchpointId,
    client_id: clientId,
    journey_id: touchpoint.journeyId,
    kind: 'touchpoint',
    occurred_at: Date.parse(touchpoint.occurredAt),
    recorded_at: recordedAt,
    source_order: touchpoint.order ?? 0,
    role: touchpoint.role ?? null,
    team: touchpoint.team ?? null,
    member: touchpoint.member ?? null,
    impersonal: touchpoint.impersonal ? 1 : 0,
    contact: touchpoint.contact ?? null,
    channel: touchpoint.channel ?? null,
    direction: touchpoint.direction ?? null,
    intent: touchpoint.intent ?? null,
    effect: touchpoint.effect ?? null,
    topic: touchpoint.topic ?? null,
    product: touchpoint.product ?? null,
    text: touchpoint.text ?? null,
    assisting: touchpoint.assisting ? 1 : 0,
    repeats: touchpoint.repeats ? 1 : 0,
    source_system: source?.system ?? null,
    source_id: source?.id ?? null,
    source_thread: source?.thread ?? null,
    source_url: source?.url ?? null,
    stitched_by: touchpoint.stitchedBy,
  }
}

function commandedEntry(
  { type, data }: Extract<ClientEvent, { type: 'JourneyResolved' | 'JourneyReopened' }>,
  clientId: string,
  recordedAt: number,
): TimelineEntryRow {
  const { order, at, factId, journeyId } = data
  const nothing = entryOf(
    { occurredAt: at, order, touchpointId: factId, journeyId, stitchedBy: 'named' },
    clientId,
    recordedAt,
  )
  return { ...nothing, kind: type === 'JourneyResolved' ? 'resolution' : 'reopening', stitched_by: null }
}
