import { integer, rowOf, table, text, type RowOf, type Rows, type Selection } from '#views'
import type { ClientEvent, Priority } from '../domain/events.js'
import type { Status } from '../domain/standing.js'
import { advanceProgress, noProgress, type JourneyProgress, type ReadHop } from './journey-progress.js'
import { putHops, putPaths, removePaths, touchedPaths } from './path.js'
import { entryOf, sortedEntries, timelineEntries, type TimelineEntryRow } from './timeline-entry.js'

/** One need of a client: how it stands, who holds it, and since when. */
export const journeys = table({
  name: 'journey',
  columns: {
    id: text(),
    client_id: text(),
    key: text(),
    number: integer(),
    title: text().nullable(),
    /** The last change of the topic outweighs the touchpoints'. */
    changed_topic: text().nullable(),
    topic: text().nullable(),
    priority: text<Priority>().nullable(),
    /** JSON list of texts. */
    labels: text(),
    product: text().nullable(),
    channel: text().nullable(),
    status: text<Status>(),
    role: text().nullable(),
    team: text().nullable(),
    member: text().nullable(),
    touchpoints: integer(),
    first_at: integer(),
    last_at: integer(),
    first_ask_at: integer().nullable(),
    first_answer_at: integer().nullable(),
    first_resolved_at: integer().nullable(),
    /** When the resolution that stands was made. */
    resolved_at: integer().nullable(),
    reopenings: integer(),
    /** The journey that this one was merged into: no list shows it any more. */
    merged_into: text().nullable(),
    /** JSON of `JourneyProgress`, from which the next touchpoint goes on. */
    progress: text(),
  },
  key: ['id'],
  groups: ['client_id'],
  indexes: [['key'], ['last_at', 'id'], ['first_at', 'id'], ['status', 'last_at', 'id'], ['topic']],
})
export type JourneyRow = RowOf<typeof journeys>

export function touchedJourneys(event: ClientEvent): Selection[] {
  switch (event.type) {
    case 'TouchpointRecorded':
      return [rowOf(journeys, event.data.journeyId), ...(event.data.late ? touchedPaths(event.data.journeyId) : [])]
    case 'JourneyResolved':
    case 'JourneyReopened':
    case 'JourneyChanged':
      return [rowOf(journeys, event.data.journeyId)]
    case 'TouchpointMoved':
      return bothOf(event.data.fromJourneyId, event.data.toJourneyId)
    case 'JourneysMerged':
      return bothOf(event.data.fromJourneyId, event.data.intoJourneyId)
    default:
      return []
  }
}

const bothOf = (...ids: readonly string[]): Selection[] =>
  ids.flatMap((id) => [rowOf(journeys, id), ...touchedPaths(id)])

/** Folds an event into the rows of its journeys; the timeline's rows have it already. */
export function projectJourneys(rows: Rows, event: ClientEvent, clientId: string): void {
  switch (event.type) {
    case 'JourneyOpened':
      return rows.put(journeys, opened(event.data, clientId))
    case 'TouchpointRecorded':
      if (event.data.late) return rewalk(rows, event.data.journeyId)
      return advance(rows, event.data.journeyId, entryOf(event.data, clientId, 0))
    case 'JourneyResolved':
    case 'JourneyReopened': {
      const entry = rows.get(timelineEntries, [event.data.journeyId, event.data.factId])
      return entry && advance(rows, event.data.journeyId, entry)
    }
    case 'JourneyChanged': {
      const { journeyId, title, topic, priority, labels } = event.data
      const row = rows.get(journeys, journeyId)
      return (
        row &&
        rows.put(journeys, {
          ...row,
          title: title ?? row.title,
          changed_topic: topic ?? row.changed_topic,
          topic: topic ?? row.topic,
          priority: priority ?? row.priority,
          labels: labels ? JSON.stringify(labels) : row.labels,
        })
      )
    }
    case 'TouchpointMoved':
      rewalk(rows, event.data.fromJourneyId)
      return rewalk(rows, event.data.toJourneyId)
    case 'JourneysMerged': {
      const from = rows.get(journeys, event.data.fromJourneyId)
      removePaths(rows, event.data.fromJourneyId)
      if (from) rows.put(journeys, { ...from, merged_into: event.data.intoJourneyId })
      return rewalk(rows, event.data.intoJourneyId)
    }
    default:
      return
  }
}

function advance(rows: Rows, journeyId: string, entry: TimelineEntryRow): void {
  const row = rows.get(journeys, journeyId)
  if (!row) return
  const { progress, hops } = advanceProgress(progressOf(row), entry)
  write(rows, row, progress, hops)
}

/** Reads all facts of a journey anew: one came late, went, or came from elsewhere. */
function rewalk(rows: Rows, journeyId: string): void {
  const row = rows.get(journeys, journeyId)
  if (!row) return
  removePaths(rows, journeyId)
  const hops: ReadHop[] = []
  let progress = noProgress
  for (const entry of sortedEntries(rows, journeyId)) {
    const next = advanceProgress(progress, entry)
    progress = next.progress
    hops.push(...next.hops)
  }
  write(rows, row, progress, hops)
}

/** What rows that this process wrote hold in JSON, so that it is not read again. */
const written = new WeakMap<JourneyRow, JourneyProgress>()

const progressOf = (row: JourneyRow): JourneyProgress =>
  written.get(row) ?? (JSON.parse(row.progress) as JourneyProgress)

function write(rows: Rows, row: JourneyRow, progress: JourneyProgress, hops: readonly ReadHop[]): void {
  const next = withProgress(row, progress)
  written.set(next, progress)
  rows.put(journeys, next)
  putPaths(rows, row, progress)
  putHops(rows, row, hops)
}

function withProgress(row: JourneyRow, progress: JourneyProgress): JourneyRow {
  const { standing } = progress
  const resolutions = standing?.resolutions ?? []
  const last = resolutions[resolutions.length - 1]
  return {
    ...row,
    topic: row.changed_topic ?? progress.topic ?? null,
    product: progress.product ?? null,
    channel: progress.channel ?? null,
    status: standing?.status ?? 'open',
    role: progress.role ?? null,
    team: progress.team ?? null,
    member: progress.member ?? null,
    touchpoints: progress.touchpoints,
    first_at: progress.firstTouchAt ?? standing?.firstAt ?? row.first_at,
    last_at: progress.lastTouchAt ?? standing?.lastAt ?? row.last_at,
    first_ask_at: progress.firstAskAt ?? null,
    first_answer_at: progress.firstAnswerAt ?? null,
    first_resolved_at: resolutions[0]?.at ?? null,
    resolved_at: last && last.reopenedAt === undefined ? last.at : null,
    reopenings: resolutions.filter(({ reopenedAt }) => reopenedAt !== undefined).length,
    progress: JSON.stringify(progress),
  }
}

function opened(
  { journeyId, number, key }: { journeyId: string; number: number; key: string },
  clientId: string,
): JourneyRow {
  return {
    id: journeyId,
    client_id: clientId,
    key,
    number,
    title: null,
    changed_topic: null,
    topic: null,
    priority: null,
    labels: '[]',
    product: null,
    channel: null,
    status: 'open',
    role: null,
    team: null,
    member: null,
    touchpoints: 0,
    first_at: 0,
    last_at: 0,
    first_ask_at: null,
    first_answer_at: null,
    first_resolved_at: null,
    resolved_at: null,
    reopenings: 0,
    merged_into: null,
    progress: JSON.stringify(noProgress),
  }
}
