import type { Unit } from '#charter'
import type { CircleKind, HandoffState, JourneyFilter, MadeBy, PromiseState } from '#journeys'
import type { Inputs } from '../domain/nine-circles.js'

/** What a report knows of a journey. Instants in milliseconds since 1970. */
export interface JourneyLine {
  readonly clientId: string
  readonly topic: string | null
  readonly touchpoints: number
  readonly firstAt: number
  readonly lastAt: number
  readonly firstAskAt: number | null
  readonly firstAnswerAt: number | null
  readonly firstResolvedAt: number | null
  readonly reopenings: number
  /** Its path in the report's unit: 0 throughout where no touchpoint names a holder. */
  readonly hops: number
  readonly bounces: number
  readonly bouncesBeforeResolution: number
  readonly stations: number
  /** 1 where a holder reappears after another. */
  readonly returns: number
}

/** What a report knows of a hop. The wait in milliseconds. */
export interface HopLine {
  readonly journeyId: string
  readonly from: string
  readonly to: string
  readonly madeBy: MadeBy
  readonly wait: number
  readonly bounce: 0 | 1
}

/** What a report knows of the circles of one kind. */
export interface CircleLine {
  readonly kind: CircleKind
  readonly circles: number
  readonly open: number
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
  readonly clients: ReadonlyMap<string, { readonly code: string; readonly name: string }>
  readonly circles: readonly CircleLine[]
  readonly handoffs: readonly HandoffLine[]
  readonly promises: readonly PromiseLine[]
  readonly inputs: Inputs & { readonly teams: number }
  /** By topic and role: the journeys of the topic in which a touchpoint names the role. */
  readonly reached: ReadonlyMap<string, ReadonlyMap<string, number>>
}
