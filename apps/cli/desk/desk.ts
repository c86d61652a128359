import type { Unit } from '#charter'
import type { ReadingProgress } from '#event-sourcing'
import type { JourneyFilterInput, JourneyOrder, RunBacktestInput } from '#journeys'
import type { BounceReportInput, Report } from '#reports'
import type { BacktestShown } from './backtest-shown.js'
import type { SearchHitShown } from './search-shown.js'
import type { CircleShown, JourneyShown, Listed, TimelineShown } from './shown.js'

/** Which journeys, how many of them, in which order. */
export interface JourneysQuestion {
  /** A client as people name one: by code, name, id, or `system:id` of another tool. */
  readonly client?: string
  readonly filter: JourneyFilterInput
  readonly orderBy: JourneyOrder
  readonly limit: number
}

/** Which circles, how many of them; the one entered last comes first. */
export interface CirclesQuestion {
  readonly client?: string
  readonly kinds?: readonly string[]
  readonly open?: boolean
  readonly missing?: string
  readonly enteredFrom?: string
  readonly enteredTo?: string
  /** From where it is looked at, ISO 8601; as it stands, if it is not given. */
  readonly asOf?: string
  readonly knownAt?: string
  readonly limit: number
}

/** Whose timeline: a client as people name one, or a journey by its key. */
export interface TimelineQuestion {
  readonly of: string
  /** The charter's, if it is not given. */
  readonly unit?: Unit
  /** From where it is looked at, ISO 8601; as it stands, if it is not given. */
  readonly from?: { readonly asOf?: string; readonly knownAt?: string }
  /** The most journeys. */
  readonly limit: number
}

/** What is searched for. */
export interface SearchAsked {
  readonly text: string
  readonly client?: string
  /** The most hits. */
  readonly limit: number
}

/** What the bounce report is asked for. */
export interface ReportQuestion extends Omit<BounceReportInput, 'filter'> {
  readonly client?: string
  readonly filter: Omit<NonNullable<BounceReportInput['filter']>, 'clientId'>
}

/** Where the reading commands ask: a folder on this machine, or a server. Errors are `DomainError`s. */
export abstract class Desk {
  abstract journeys(question: JourneysQuestion): Promise<Listed<JourneyShown>>
  /** Refuses with `CLIENT_UNKNOWN` and `CLIENT_AMBIGUOUS`. */
  abstract timeline(question: TimelineQuestion): Promise<TimelineShown>
  abstract circles(question: CirclesQuestion): Promise<Listed<CircleShown>>
  /** Refuses with `SEARCH_TOO_SHORT`. */
  abstract search(question: SearchAsked): Promise<readonly SearchHitShown[]>
  /** A server tells nothing of its progress. */
  abstract report(question: ReportQuestion, onProgress?: (progress: ReadingProgress) => void): Promise<Report>
  /** Refuses with `CHARTER_INVALID`. A server tells nothing of its progress. */
  abstract backtest(question: RunBacktestInput, onProgress: (progress: ReadingProgress) => void): Promise<BacktestShown>
}
