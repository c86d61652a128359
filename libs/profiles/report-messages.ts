import type { ReportQuestion } from '#reports/reading'
import type { OfRows } from './ask-of-rows.js'

/** What the thread of the reports is given when it begins. */
export interface ReportThreadData {
  /** The folder with the events. */
  readonly folder: string
}

/** What it is asked. */
export interface ReportAsked extends OfRows {
  readonly question: ReportQuestion
}
