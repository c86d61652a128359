import { columnNames, integer, json, parsed, table, text, type RowOf, type StoredRowOf } from '#views'
import type { Priority } from '../domain/events.js'
import type { Resolution, Status } from '../domain/standing.js'
import { noProgress, type JourneyProgress } from './journey-progress.js'
import { progressPacking } from './journey-progress-packing.js'

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
    /** To whom the first ask was put: the role and team that it names, else those of the last touchpoint before it that names any. */
    asked_role: text().nullable(),
    asked_team: text().nullable(),
    first_resolved_at: integer().nullable(),
    /** When the resolution that stands was made. */
    resolved_at: integer().nullable(),
    /** When the client confirmed the resolution that stands. */
    confirmed_at: integer().nullable(),
    reopenings: integer(),
    /** Every resolution, and the reopening that ended it; the oldest first. */
    resolutions: json<readonly Resolution[]>(),
    /** When the client asked what nobody has answered since. */
    unanswered_since: integer().nullable(),
    /** The stage that it has reached. */
    stage: text().nullable(),
    /** When time alone will next change something. */
    due_at: integer().nullable(),
    /** The journey that this one was merged into: no list shows it any more. */
    merged_into: text().nullable(),
    /** What its entries tell, see `Told`. */
    tells_directions: integer<0 | 1>(),
    tells_ours: integer<0 | 1>(),
    tells_handoffs: integer<0 | 1>(),
    tells_promises: integer<0 | 1>(),
    roles: json<readonly string[]>(),
    teams: json<readonly string[]>(),
    /** From which the next touchpoint goes on. */
    progress: json<JourneyProgress>(progressPacking),
  },
  key: ['id'],
  indexes: [
    ['client_id'],
    ['key'],
    // A report or a list chooses its journeys by these alone, without reading the rows, which takes twenty times as long.
    [
      'last_at',
      'id',
      'first_at',
      'merged_into',
      'touchpoints',
      'client_id',
      'topic',
      'status',
      'role',
      'team',
      'product',
    ],
    ['member', 'last_at', 'id'],
    ['first_at', 'id'],
    ['due_at', 'client_id'],
    ['unanswered_since', 'id'],
  ],
  search: { of: ['key', 'title', 'labels'], within: 'client_id' },
})

/** What queries read of a journey: what only folds and reports need takes as long as all the rest. */
export const journeyColumns = columnNames(journeys, [
  'changed_topic',
  'asked_role',
  'asked_team',
  'resolutions',
  'tells_directions',
  'tells_ours',
  'tells_handoffs',
  'tells_promises',
  'roles',
  'teams',
  'progress',
])
export type StoredJourney = StoredRowOf<typeof journeys>
export type JourneyRow = Pick<StoredJourney, (typeof journeyColumns)[number]>
export type FoldedJourney = RowOf<typeof journeys>

/** The progress in a row that a query has read. */
export const progressOf = ({ progress }: Pick<StoredJourney, 'progress'>): JourneyProgress =>
  progressPacking.unpack(parsed<object>(progress))

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
    asked_role: null,
    asked_team: null,
    first_resolved_at: null,
    resolved_at: null,
    confirmed_at: null,
    reopenings: 0,
    resolutions: [],
    unanswered_since: null,
    stage: null,
    due_at: null,
    merged_into: null,
    tells_directions: 0,
    tells_ours: 0,
    tells_handoffs: 0,
    tells_promises: 0,
    roles: [],
    teams: [],
    progress: noProgress,
  }
}

/** The row with what a journey's progress shows of it. */
export function withProgress(row: FoldedJourney, progress: JourneyProgress): FoldedJourney {
  const { standing, told } = progress
  const asked = progress.firstAskAt === undefined ? undefined : progress.asked
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
    asked_role: asked?.role ?? null,
    asked_team: asked?.team ?? null,
    first_resolved_at: resolutions[0]?.at ?? null,
    resolved_at: last && last.reopenedAt === undefined ? last.at : null,
    confirmed_at: progress.confirmedAt ?? null,
    reopenings: resolutions.filter(({ reopenedAt }) => reopenedAt !== undefined).length,
    resolutions,
    unanswered_since: progress.unansweredSince ?? null,
    stage: progress.stage ?? null,
    tells_directions: told.directions,
    tells_ours: told.ours,
    tells_handoffs: told.handoffs,
    tells_promises: told.promises,
    roles: told.roles,
    teams: told.teams,
    progress,
  }
}
