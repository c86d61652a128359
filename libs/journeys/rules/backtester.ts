import type { CharterDefinition, HolidayDates } from '#charter/rules'
import type { ReadingOptions } from '#event-sourcing'
import type { Backtest } from '../domain/backtest-sum.js'
import type { Period } from '../domain/backtest.js'

/** A draft of the charter, and what is asked of it. JSON-safe. */
export interface BacktestQuestion {
  readonly draft: CharterDefinition
  /** The public holidays that the draft's calendars name. */
  readonly holidays: HolidayDates
  readonly period: Period
  /** How many of the journeys that change are listed. */
  readonly first: number
}

/** Tries a draft of the charter on the past of all clients. It reads every event: a profile says where that is done. */
export abstract class Backtester {
  abstract run(question: BacktestQuestion, options?: ReadingOptions): Promise<Backtest>
}
