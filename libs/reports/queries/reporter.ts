import type { ReadDatabase } from '#views'
import type { ReportQuestion } from './make-report.js'
import type { Report } from './report.js'

/** Makes reports. One may read every journey: a profile says where that is done. */
export abstract class Reporter {
  /** Makes a report of the rows, by the charter that is recorded; one must be in force. */
  abstract run(rows: ReadDatabase, question: ReportQuestion): Promise<Report>
}
