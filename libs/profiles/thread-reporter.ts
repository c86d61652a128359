import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Reporter, type Report, type ReportQuestion } from '#reports/reading'
import type { ReadDatabase } from '#views'
import { AnsweringThread } from './answering-thread.js'
import { askOfRows } from './ask-of-rows.js'
import type { EventsAt } from './events-at.js'
import type { ReportAsked } from './report-messages.js'

const SCRIPT = new URL(`./report-thread${extname(import.meta.url)}`, import.meta.url)

/** More would wait for minutes. */
const MOST = 50

/** Starts a thread that calls `serveReports`. */
export type StartReports = (workerData: EventsAt) => Worker

/**
 * Makes reports in one thread, so that nobody else waits for them. Should it die, those who wait are refused with
 * `REPORT_INTERRUPTED`, and the next question starts it anew; who comes when too many wait is refused with `BUSY`.
 */
export class ThreadReporter extends Reporter {
  readonly #thread: AnsweringThread<ReportAsked, Report>

  constructor(at: EventsAt, start: StartReports = (workerData) => new Worker(SCRIPT, { workerData, name: 'reports' })) {
    super()
    this.#thread = new AnsweringThread({ start: () => start(at), diedCode: 'REPORT_INTERRUPTED', most: MOST })
  }

  run(rows: ReadDatabase, question: ReportQuestion): Promise<Report> {
    return askOfRows(this.#thread, rows, (path) => ({ path, question }))
  }

  /** Ends the thread. Those who wait, and those who come, are refused with `READING_INTERRUPTED`. */
  close(): Promise<void> {
    return this.#thread.close()
  }
}
