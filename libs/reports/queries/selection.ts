import type { JourneyFilter } from '#journeys/reading'
import type { LineReading, Lines } from './lines/lines.js'

/** Which journeys a report looks at: all that it asks of them stands in the rows of the journey itself. */
export type ReportFilter = Omit<JourneyFilter, 'text'>

/** What a report is asked for. */
export interface Asked extends LineReading {
  readonly filter: ReportFilter
  /** How many lines the lists of the most have. */
  readonly top: number
  /** When the report is asked for, in milliseconds since 1970: what is open then may be past due. */
  readonly now: number
}

/** What a report knows of a client. */
export interface ClientLine {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** All that the figures of one report are computed from: one state of the views. */
export interface Selection extends Asked {
  /** The journeys that the report looks at, by their slots in the lines. */
  readonly slots: Int32Array
  readonly lines: Lines
  /** The stays of these journeys, the hops among them, and the hops that are bounces: each in the order of the journeys. */
  readonly stays: Int32Array
  readonly hops: Int32Array
  readonly bounces: Int32Array
  /** How the clients with these ids are called. */
  readonly clients: (ids: readonly string[]) => Promise<readonly ClientLine[]>
}
