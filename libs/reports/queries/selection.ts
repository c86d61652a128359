import type { Unit } from '#charter'
import type { CircleKind, HandoffState, JourneyFilter, MadeBy, PromiseState } from '#journeys/reading'
import type { JsonText } from '#views'
import type { Keeper } from '../domain/lasting.js'
import type { Inputs } from '../domain/nine-circles.js'
import type { Resolved } from '../domain/stays.js'

/** What a report knows of a journey. Instants in milliseconds since 1970. */
export interface JourneyLine {
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
  /** The oldest first. */
  readonly resolutions: JsonText<readonly Resolved[]>
  /** Its path in the report's unit: 0 throughout where no touchpoint names a holder. */
  readonly hops: number
  readonly bounces: number
  readonly bouncesBeforeResolution: number
  readonly stations: number
  /** 1 where a holder reappears after another. */
  readonly returns: number
  /** Who had it first, and that holder's first touch; null where no touchpoint names a holder. */
  readonly firstHolder: string | null
  readonly heldSince: number | null
  readonly firstRole: string | null
  readonly firstTeam: string | null
  /** What its timeline tells at all. */
  readonly tellsDirections: 0 | 1
  readonly tellsOurs: 0 | 1
  readonly tellsHandoffs: 0 | 1
  readonly tellsPromises: 0 | 1
  readonly roles: JsonText<readonly string[]>
  readonly teams: JsonText<readonly string[]>
}

/**
 * What a report knows of a hop. The instant, in milliseconds since 1970, is that of the first touch of the holder after,
 * and so are role and team; the wait in milliseconds.
 */
export interface HopLine extends Keeper {
  readonly journeyId: string
  /** The first hop of a journey is 1. */
  readonly number: number
  readonly at: number
  readonly from: string
  readonly to: string
  readonly madeBy: MadeBy
  readonly wait: number
  readonly bounce: 0 | 1
}

/** What a report knows of a client. */
export interface ClientLine {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** What a report knows of the circles of one kind. */
export interface CircleLine {
  readonly kind: CircleKind
  readonly circles: number
  readonly open: number
  /** Legitimate loops, as a member said. */
  readonly dismissed: number
  readonly journeys: number
}

/** What a report knows of an offer to another role. Instants in milliseconds since 1970. */
export interface HandoffLine {
  readonly journeyId: string
  readonly state: HandoffState
  readonly briefed: 0 | 1
  /** When it should be accepted or declined. */
  readonly dueAt: number | null
}

/** What a report knows of a promise. Instants in milliseconds since 1970. */
export interface PromiseLine {
  readonly journeyId: string
  readonly state: PromiseState
  readonly dueAt: number
  readonly settledAt: number | null
}

/** All that the figures of one report are computed from: one state of the views. */
export interface Selection {
  readonly unit: Unit
  readonly countNobody: boolean
  /** The journeys that the report looks at. */
  readonly filter: JourneyFilter
  /** How many lines the lists of the most have. */
  readonly top: number
  /** When the report is asked for, in milliseconds since 1970: what is open then may be past due. */
  readonly now: number
  readonly journeys: readonly JourneyLine[]
  readonly hops: readonly HopLine[]
  readonly clients: ReadonlyMap<string, ClientLine>
  readonly circles: readonly CircleLine[]
  readonly handoffs: readonly HandoffLine[]
  readonly promises: readonly PromiseLine[]
  readonly inputs: Inputs & { readonly teams: number }
  /** By topic and role: the journeys of the topic in which a touchpoint names the role. */
  readonly reached: ReadonlyMap<string, ReadonlyMap<string, number>>
}
