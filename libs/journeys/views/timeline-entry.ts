import { columnNames, integer, json, table, text, type RowOf, type Rows, type StoredRowOf } from '#views'
import { commandedFact, commandedTypes, type CommandedType } from '../domain/commanded.js'
import type { Deed } from '../domain/deed.js'
import { compareFacts, factOf, type Fact } from '../domain/fact.js'
import type { Stitch } from '../domain/events.js'
import type { Direction, Effect, Intent, Touchpoint } from '../domain/touchpoint.js'

/** The kinds of entries that a member commanded, by the event that tells of them. */
export const commandedKinds = {
  JourneyResolved: 'resolution',
  JourneyReopened: 'reopening',
  JourneyAbandoned: 'abandonment',
  ResolutionConfirmed: 'confirmation',
  HandoffOffered: 'offer',
  HandoffAccepted: 'acceptance',
  HandoffDeclined: 'declining',
  RoleInformed: 'informing',
  PromiseMade: 'promise',
  PromiseKept: 'promise-kept',
  PromiseWithdrawn: 'promise-withdrawn',
  StageEntered: 'stage',
} as const satisfies Record<CommandedType, string>

/** What happened at an entry of the timeline. */
export type EntryKind = 'touchpoint' | (typeof commandedKinds)[CommandedType]

/** One line of a client's timeline: a touchpoint, or what a member commanded of a journey. */
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
    /** The role of ours that a touchpoint is addressed to. */
    to_role: text().nullable(),
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
    /** What a member did other than touch the client. */
    deed: json<Deed>().nullable(),
  },
  key: ['journey_id', 'id'],
  groups: ['journey_id'],
  indexes: [['client_id', 'occurred_at', 'source_order', 'id']],
  search: { of: ['contact', 'text'], within: 'client_id' },
})
/** An entry as folds see it. */
export type FoldedEntry = RowOf<typeof timelineEntries>
/** An entry as queries read it. */
export const timelineEntryColumns = columnNames(timelineEntries)
export type TimelineEntryRow = StoredRowOf<typeof timelineEntries>

/** The entries of a journey in the order of its facts. */
export function sortedEntries(rows: Rows, journeyId: string): FoldedEntry[] {
  const facts = new Map(rows.inGroup(timelineEntries, 'journey_id', journeyId).map((entry) => [factIn(entry), entry]))
  return [...facts.keys()].sort(compareFacts).flatMap((fact) => facts.get(fact) ?? [])
}

const typesByKind = new Map<EntryKind, CommandedType>(commandedTypes.map((type) => [commandedKinds[type], type]))

/** The fact in an entry, as the rules see it. */
export function factIn(entry: FoldedEntry): Fact {
  const { id, occurred_at: at, source_order: order } = entry
  const commanded = typesByKind.get(entry.kind)
  if (commanded) return { ...commandedFact(commanded, { id, at, order }), ...(entry.deed && { deed: entry.deed }) }
  return factOf(entry.id, entry.occurred_at, {
    order: entry.source_order,
    role: entry.role ?? undefined,
    team: entry.team ?? undefined,
    member: entry.member ?? undefined,
    impersonal: entry.impersonal ? true : undefined,
    to: entry.to_role ?? undefined,
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
): FoldedEntry {
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
    to_role: touchpoint.to ?? null,
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
    deed: null,
  }
}
