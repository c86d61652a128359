import { integer, json, table, text, type RowOf, type StoredRowOf } from '#views'
import type { Priority } from '../domain/events.js'
import type { Status } from '../domain/standing.js'
import { noProgress, type JourneyProgress } from './journey-progress.js'

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
    labels: json<readonly string[]>(),
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
    /** When the client confirmed the resolution that stands. */
    confirmed_at: integer().nullable(),
    reopenings: integer(),
    /** When the client asked what nobody has answered since. */
    unanswered_since: integer().nullable(),
    /** The stage that it has reached. */
    stage: text().nullable(),
    /** When time alone will next change something. */
    due_at: integer().nullable(),
    /** The journey that this one was merged into: no list shows it any more. */
    merged_into: text().nullable(),
    /** From which the next touchpoint goes on. */
    progress: json<JourneyProgress>(),
  },
  key: ['id'],
  groups: ['client_id'],
  indexes: [['key'], ['last_at', 'id'], ['first_at', 'id'], ['due_at', 'client_id'], ['unanswered_since', 'id']],
})
export type JourneyRow = StoredRowOf<typeof journeys>
export type FoldedJourney = RowOf<typeof journeys>

/** The row of a journey that was just opened. */
export function opened(
  { journeyId, number, key }: { journeyId: string; number: number; key: string },
  clientId: string,
): FoldedJourney {
  return {
    id: journeyId,
    client_id: clientId,
    key,
    number,
    title: null,
    changed_topic: null,
    topic: null,
    priority: null,
    labels: [],
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
    confirmed_at: null,
    reopenings: 0,
    unanswered_since: null,
    stage: null,
    due_at: null,
    merged_into: null,
    progress: noProgress,
  }
}

/** The row with what a journey's progress shows of it. */
export function withProgress(row: FoldedJourney, progress: JourneyProgress): FoldedJourney {
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
    confirmed_at: progress.confirmedAt ?? null,
    reopenings: resolutions.filter(({ reopenedAt }) => reopenedAt !== undefined).length,
    unanswered_since: progress.unansweredSince ?? null,
    stage: progress.stage ?? null,
    progress,
  }
}
