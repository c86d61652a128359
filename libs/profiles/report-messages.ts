import type { Thrown } from '#event-sourcing'
import type { Report, ReportQuestion } from '#reports/reading'

/** What the thread of the reports is given when it begins. */
export interface ReportThreadData {
  /** The folder with the events. */
  readonly folder: string
}

/** What it is asked; it answers in turn. */
export interface ToReports {
  readonly id: number
  /** The file with the rows. */
  readonly path: string
  readonly question: ReportQuestion
}

/** What it answers. */
export type FromReports =
  | { readonly type: 'answer'; readonly id: number; readonly report: Report }
  | { readonly type: 'failure'; readonly id: number; readonly error: Thrown }
