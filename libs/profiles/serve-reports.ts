import { existsSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { SqliteEventReader, thrown } from '#event-sourcing'
import { journeysProjection } from '#journeys/reading'
import { EventLoopReporter } from '#reports/reading'
import { SqliteReaders } from '#views'
import type { FromReports, ReportThreadData, ToReports } from './report-messages.js'

/** Serves a `ThreadReporter` at the other end of the port, one question after the other, on connections of its own. */
export function serveReports(port: MessagePort, { folder }: ReportThreadData): void {
  const rows = new SqliteReaders([journeysProjection])
  let last = Promise.resolve()
  port.on('message', (asked: ToReports) => {
    last = last.then(async () => port.postMessage(await answerTo(asked, rows, folder)))
  })
}

async function answerTo({ id, path, question }: ToReports, rows: SqliteReaders, folder: string): Promise<FromReports> {
  try {
    // SQLite would make a file that is gone, empty.
    if (!existsSync(path)) throw new Error('The rows of a report are in another file by now.')
    if (rows.path !== path) rows.moveTo(path)
    // What was recorded since the last question is seen by a new reader only.
    const reader = SqliteEventReader.open(folder)
    try {
      return { type: 'answer', id, report: await new EventLoopReporter(reader).run(rows, question) }
    } finally {
      await reader.close()
    }
  } catch (error) {
    return { type: 'failure', id, error: thrown(error) }
  }
}
