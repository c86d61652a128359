import type { ReportQuestion } from '#reports/reading'
import type { OfRows } from './ask-of-rows.js'

/** What it is asked. */
export interface ReportAsked extends OfRows {
  readonly question: ReportQuestion
}
