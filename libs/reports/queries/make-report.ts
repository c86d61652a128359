import type { CharterHistory } from '#charter/rules'
import type { ReadDatabase } from '#views'
import type { Asked, ReportSchema } from './chosen.js'
import { reportOf, type LookedFrom, type Period, type Report } from './report.js'
import { select } from './select.js'

/** A report as it is to be made: nothing is left to the charter any more. JSON-safe. */
export interface ReportQuestion extends Asked {
  readonly period: Period
  readonly from: LookedFrom
}

/** Makes a report of some rows. */
export async function makeReport(
  rows: ReadDatabase,
  { period, from, ...asked }: ReportQuestion,
  charters: CharterHistory,
): Promise<Report> {
  return reportOf(await select(rows.kysely<ReportSchema>(), asked), period, from, charters)
}
