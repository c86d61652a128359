import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DomainError, errorOf } from '#event-sourcing'
import { Reporter, type Report, type ReportQuestion } from '#reports/reading'
import { SqliteReaders, type ReadDatabase } from '#views'
import { isClosing } from './is-closing.js'
import type { FromReports, ReportThreadData, ToReports } from './report-messages.js'

const SCRIPT = new URL(`./report-thread${extname(import.meta.url)}`, import.meta.url)

/** Starts a thread that calls `serveReports`. */
export type StartReports = (workerData: ReportThreadData) => Worker

/** Who waits for a report. */
interface Asker {
  resolve(report: Report): void
  reject(error: Error): void
}

/**
 * Makes reports in one thread, started at the first question, so that nobody else waits for them. Should it die, those
 * who wait are refused with `REPORT_INTERRUPTED`, and the next question starts it anew.
 */
export class ThreadReporter extends Reporter {
  readonly #askers = new Map<number, Asker>()
  #worker: Worker | undefined
  #questions = 0
  #isClosed = false

  constructor(
    private readonly folder: string,
    private readonly start: StartReports = (workerData) => new Worker(SCRIPT, { workerData, name: 'reports' }),
  ) {
    super()
  }

  async run(rows: ReadDatabase, question: ReportQuestion): Promise<Report> {
    if (!(rows instanceof SqliteReaders)) throw new Error('A thread makes reports of rows that another thread writes.')
    const { path } = rows
    try {
      return await this.#ask(path, question)
    } catch (error) {
      if (rows.path === path || this.#isClosed) throw error
      // A rebuild has removed the file meanwhile.
      return this.run(rows, question)
    }
  }

  /** Ends the thread. Those who wait, and those who come, are refused with `READING_INTERRUPTED`. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#refuseAll(isClosing())
    await this.#worker?.terminate()
  }

  #ask(path: string, question: ReportQuestion): Promise<Report> {
    if (this.#isClosed) return Promise.reject(isClosing())
    const id = ++this.#questions
    return new Promise((resolve, reject) => {
      this.#askers.set(id, { resolve, reject })
      this.#worker ??= this.#begin()
      this.#worker.postMessage({ id, path, question } satisfies ToReports)
    })
  }

  #begin(): Worker {
    const worker = this.start({ folder: this.folder })
    worker.on('message', (message: FromReports) => this.#hear(message))
    // The exit follows, and tells those who wait.
    worker.once('error', () => undefined)
    worker.once('exit', () => {
      this.#worker = undefined
      this.#refuseAll(new DomainError('REPORT_INTERRUPTED', 'The thread of the reports ended. Ask again in a moment.'))
    })
    return worker
  }

  #hear(message: FromReports): void {
    const asker = this.#askers.get(message.id)
    this.#askers.delete(message.id)
    if (message.type === 'answer') asker?.resolve(message.report)
    else asker?.reject(errorOf(message.error))
  }

  #refuseAll(error: Error): void {
    for (const { reject } of this.#askers.values()) reject(error)
    this.#askers.clear()
  }
}
