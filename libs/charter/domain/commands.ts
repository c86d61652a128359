import type { CharterDefinition } from './definition.js'
import type { HolidayDates } from './parts/calendar.js'

/** Puts a version of the charter in force from an instant on, at once by default. */
export interface AmendCharterCommand {
  readonly type: 'AmendCharter'
  readonly definition: CharterDefinition
  /** The public holidays that its calendars name. */
  readonly holidays: HolidayDates
  /** ISO 8601. */
  readonly effectiveFrom?: string | undefined
}

/** Takes back the latest version, which is not in force yet. */
export interface WithdrawCharterCommand {
  readonly type: 'WithdrawCharter'
  readonly version: number
}

/** What the charter can be asked to do. */
export type CharterCommand = AmendCharterCommand | WithdrawCharterCommand

/** The present, in milliseconds since 1970. */
export interface CharterContext {
  readonly now: number
}
