import type { Position } from '#event-sourcing'
import type { RebuildProgress } from './next-rows.js'
import type { ParkedStream } from './parked.js'

/** How far the views are behind the events. */
export interface Lag {
  readonly position: Position
  readonly head: Position
  readonly caughtUp: boolean
}

/** How the runner is. */
export interface RunnerStatus {
  readonly isRunning: boolean
  readonly isHealthy: boolean
  /** Why the rows cannot be written now; the runner keeps trying. */
  readonly problem?: string
  /** All events up to here are in the rows, or parked. */
  readonly position: Position
  readonly caughtUp: boolean
  /** How far the rows are that are made in bulk, while there are none of use: queries are refused until then. */
  readonly making?: RebuildProgress
  /** Since the start. */
  readonly events: number
  readonly rows: number
  readonly parked: readonly ParkedStream[]
}

/** What came of parked streams. */
export interface Retried {
  readonly unparked: readonly string[]
  readonly stillParked: readonly ParkedStream[]
}
