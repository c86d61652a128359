import { existsSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { SqliteEventReader } from '#event-sourcing'
import { journeysProjection } from '#journeys/reading'
import { KeepingReporter, type ReadEvents, type Report } from '#reports/reading'
import { SqliteReaders } from '#views'
import type { ReportAsked, ReportThreadData } from './report-messages.js'
import { serveQuestions } from './serve-questions.js'

/** So many files of rows are kept open: the live one, and that of a look at the past. */
const KEPT = 2

/** Serves a `ThreadReporter` at the other end of the port, one question after the other, on connections of its own. */
export function serveReports(port: MessagePort, { folder }: ReportThreadData): void {
  const files = new ReportFiles(folder)
  serveQuestions<ReportAsked, Report>(port, (asked) => files.report(asked))
}

/** A file of rows, and who makes reports of it. */
interface ReportFile {
  readonly rows: SqliteReaders
  readonly reporter: KeepingReporter
}

/** The files of rows of which reports were asked for last, each with what is kept of it. */
class ReportFiles {
  /** The one asked for last comes last. */
  readonly #files = new Map<string, ReportFile>()

  constructor(private readonly folder: string) {}

  async report({ path, question }: ReportAsked): Promise<Report> {
    for (const each of this.#files.keys()) if (!existsSync(each)) this.#close(each)
    // SQLite would make a file that is gone, empty.
    if (!existsSync(path)) throw new Error('The rows of a report are in another file by now.')
    const { rows, reporter } = this.#files.get(path) ?? this.#open(path)
    this.#files.delete(path)
    this.#files.set(path, { rows, reporter })
    for (const longest of this.#files.keys()) if (this.#files.size > KEPT) this.#close(longest)
    return reporter.run(rows, question)
  }

  #open(path: string): ReportFile {
    const rows = new SqliteReaders([journeysProjection])
    rows.moveTo(path)
    return { rows, reporter: new KeepingReporter(this.#readEvents) }
  }

  #close(path: string): void {
    void this.#files.get(path)?.rows.close()
    this.#files.delete(path)
  }

  /** What was recorded since the last question is seen by a new reader only. */
  readonly #readEvents: ReadEvents = async (read) => {
    const reader = SqliteEventReader.open(this.folder)
    try {
      return await read(reader)
    } finally {
      await reader.close()
    }
  }
}
