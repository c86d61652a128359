import { sql } from 'kysely'
import type { CircleKind, HandoffState, MadeBy, PromiseState } from '#journeys/reading'
import type { JsonText } from '#views'
import type { Keeper } from '../../domain/lasting.js'
import type { Resolved } from '../../domain/stays.js'
import { columnReader } from '../column-reader.js'

/** What is read of a journey. Instants in milliseconds since 1970. */
export interface JourneyRow {
  readonly slot: number
  readonly journeyId: string
  readonly clientId: string
  readonly topic: string | null
  readonly touchpoints: number
  readonly firstAt: number
  readonly lastAt: number
  readonly firstAskAt: number | null
  readonly firstAnswerAt: number | null
  /** To whom the first ask was put. */
  readonly askedRole: string | null
  readonly askedTeam: string | null
  readonly firstResolvedAt: number | null
  readonly reopenings: number
  /** The oldest first; null where the first one stands, or there is none. */
  readonly resolutions: JsonText<readonly Resolved[]> | null
  /** What its timeline tells, see `tells`. */
  readonly tells: number
  readonly roles: JsonText<readonly string[]>
  readonly teams: JsonText<readonly string[]>
}

/** What is read of the path of a journey. The instant is that of its first touch, and so are role and team. */
export interface PathRow extends Keeper {
  readonly journeyId: string
  readonly holder: string
  readonly at: number
  readonly hops: number
  readonly bounces: number
  readonly bouncesBeforeResolution: number
  readonly stations: number
  readonly returns: number
}

/** What is read of a hop. The instant is that of the first touch of the holder after, and so are role and team. */
export interface HopRow extends Keeper {
  readonly journeyId: string
  /** The first hop of a journey is 1. */
  readonly number: number
  readonly at: number
  readonly to: string
  readonly madeBy: MadeBy
  readonly wait: number
  readonly bounce: number
}

/** What is read of a circle. */
export interface CircleRow {
  readonly journeyId: string
  readonly kind: CircleKind
  readonly open: number
  /** A legitimate loop, as a member said. */
  readonly dismissed: number
}

/** What is read of an offer to another role. */
export interface HandoffRow {
  readonly journeyId: string
  readonly state: HandoffState
  readonly briefed: number
  /** When it should be accepted or declined. */
  readonly dueAt: number | null
}

/** What is read of a promise. */
export interface PromiseRow {
  readonly journeyId: string
  readonly state: PromiseState
  readonly dueAt: number
  readonly settledAt: number | null
}

/** What a timeline may tell at all, each as a bit of one number. */
export const tells = { directions: 1, ours: 2, handoffs: 4, promises: 8 } as const

/** The slot of a journey, see `Lines`. */
export const slotOf = sql<number>`journey.rowid`

export const readJourneys = columnReader<JourneyRow>({
  slot: slotOf,
  journeyId: 'journey.id',
  clientId: 'journey.client_id',
  topic: 'journey.topic',
  touchpoints: 'journey.touchpoints',
  firstAt: 'journey.first_at',
  lastAt: 'journey.last_at',
  firstAskAt: 'journey.first_ask_at',
  firstAnswerAt: 'journey.first_answer_at',
  askedRole: 'journey.asked_role',
  askedTeam: 'journey.asked_team',
  firstResolvedAt: 'journey.first_resolved_at',
  reopenings: 'journey.reopenings',
  resolutions: sql<JsonText<readonly Resolved[]> | null>`case when journey.reopenings > 0 then journey.resolutions end`,
  tells: sql<number>`
    journey.tells_directions * ${sql.lit(tells.directions)} + journey.tells_ours * ${sql.lit(tells.ours)}
    + journey.tells_handoffs * ${sql.lit(tells.handoffs)} + journey.tells_promises * ${sql.lit(tells.promises)}`,
  roles: 'journey.roles',
  teams: 'journey.teams',
})

export const readPaths = columnReader<PathRow>({
  journeyId: 'path.journey_id',
  holder: 'path.first_holder',
  at: 'path.first_at',
  role: 'path.first_role',
  team: 'path.first_team',
  hops: 'path.hops',
  bounces: 'path.bounces',
  bouncesBeforeResolution: 'path.bounces_before_resolution',
  stations: 'path.stations',
  returns: 'path.returns',
})

export const readHops = columnReader<HopRow>({
  journeyId: 'hop.journey_id',
  number: 'hop.number',
  at: 'hop.at',
  to: 'hop.to_holder',
  role: 'hop.role',
  team: 'hop.team',
  madeBy: 'hop.made_by',
  wait: 'hop.wait',
  bounce: 'hop.bounce',
})

export const readCircles = columnReader<CircleRow>({
  journeyId: 'circle.journey_id',
  kind: 'circle.kind',
  open: 'circle.open',
  dismissed: sql<number>`case when circle.dismissed_at is null then 0 else 1 end`,
})

export const readHandoffs = columnReader<HandoffRow>({
  journeyId: 'handoff.journey_id',
  state: 'handoff.state',
  briefed: 'handoff.briefed',
  dueAt: 'handoff.due_at',
})

export const readPromises = columnReader<PromiseRow>({
  journeyId: 'promise.journey_id',
  state: 'promise.state',
  dueAt: 'promise.due_at',
  settledAt: 'promise.settled_at',
})
