import { readCharters } from '#charter/rules'
import type { EventReader } from '#event-sourcing'
import type { ReadDatabase } from '#views'
import { makeReport, type ReportQuestion } from './make-report.js'
import type { Report } from './report.js'
import { Reporter } from './reporter.js'

/** Makes reports on this event loop, which others use as well: for a process that has nothing else to do. */
export class EventLoopReporter extends Reporter {
  constructor(private readonly reader: EventReader) {
    super()
  }

  async run(rows: ReadDatabase, question: ReportQuestion): Promise<Report> {
    const charters = await readCharters(this.reader)
    if (!charters) throw new Error('A report is made by a charter, and none is recorded.')
    return makeReport(rows, question, charters)
  }
}
