import { existsSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { journeysProjection } from '#journeys/reading'
import { KeepingReporter, type ReadEvents, type Report } from '#reports/reading'
import { SqliteReaders } from '#views'
import { openReader, type EventsAt } from './events-at.js'
import type { ReportAsked } from './report-messages.js'
import { serveQuestions } from './serve-questions.js'

/** So many files of rows are kept open: the live one, and that of a look at the past. */
const KEPT = 2

/** How often it is looked whether anything has changed. */
const KEEP_UP_EVERY_MS = 1000
/** Whoever asked so long ago does not ask the same again soon. */
const KEEP_UP_FOR_MS = 600_000

/**
 * Serves a `ThreadReporter` at the other end of the port, one question after the other, on connections of its own. For
 * some time after a question it keeps up with what changes.
 */
export function serveReports(port: MessagePort, at: EventsAt, { keepUpEveryMs = KEEP_UP_EVERY_MS } = {}): void {
  const files = new ReportFiles(at)
  const work = () => files.keepUp()
  serveQuestions<ReportAsked, Report>(port, (asked) => files.report(asked), { everyMs: keepUpEveryMs, work })
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

  #askedAt = -Infinity

  constructor(private readonly at: EventsAt) {}

  async keepUp(): Promise<void> {
    if (performance.now() - this.#askedAt > KEEP_UP_FOR_MS) return
    this.#closeGone()
    for (const { rows, reporter } of this.#files.values()) await reporter.keepUp(rows)
  }

  async report({ path, question }: ReportAsked): Promise<Report> {
    this.#askedAt = performance.now()
    this.#closeGone()
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

  #closeGone(): void {
    for (const path of this.#files.keys()) if (!existsSync(path)) this.#close(path)
  }

  #close(path: string): void {
    void this.#files.get(path)?.rows.close()
    this.#files.delete(path)
  }

  /** What was recorded since the last question is seen by a new reader only. */
  readonly #readEvents: ReadEvents = async (read) => {
    const reader = await openReader(this.at)
    try {
      return await read(reader)
    } finally {
      await reader.close()
    }
  }
}
