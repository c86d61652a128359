import type { EventReader } from '#event-sourcing'
import type { ReadDatabase } from '#views'
import { KeepingReporter } from './keeping-reporter.js'
import type { ReportQuestion } from './make-report.js'
import type { Report } from './report.js'
import { Reporter } from './reporter.js'

/** Makes reports on this event loop, which others use as well: for a process that has nothing else to do. It keeps nothing. */
export class EventLoopReporter extends Reporter {
  constructor(private readonly reader: EventReader) {
    super()
  }

  run(rows: ReadDatabase, question: ReportQuestion): Promise<Report> {
    return new KeepingReporter((read) => read(this.reader)).run(rows, question)
  }
}
