import type { Kysely } from 'kysely'
import { ChartersReader, type CharterHistory } from '#charter/rules'
import type { EventReader } from '#event-sourcing'
import { stateOfRows, type ReadDatabase } from '#views'
import type { ReportSchema } from './chosen.js'
import { KeptLines } from './lines/kept-lines.js'
import { makeReport, type ReportQuestion } from './make-report.js'
import type { Report } from './report.js'
import { Reporter } from './reporter.js'

/** Lends the events to somebody: all that are in rows which were read before. */
export type ReadEvents = <Answer>(read: (reader: EventReader) => Promise<Answer>) => Promise<Answer>

/**
 * Makes reports of one file of rows, one after the other, and keeps what it has read of them: the next one reads only what
 * has changed since, and gives what one that reads all would give.
 */
export class KeepingReporter extends Reporter {
  readonly #charters = new ChartersReader()
  #kept: KeptLines | undefined

  constructor(private readonly readEvents: ReadEvents) {
    super()
  }

  async run(rows: ReadDatabase, question: ReportQuestion): Promise<Report> {
    const kept = this.#kept
    // A question that fails leaves nothing of which one cannot be sure.
    this.#kept = undefined
    return rows
      .kysely<ReportSchema>()
      .transaction()
      .execute(async (db) => {
        const { lines, charters } = await this.#upToDate(db, kept)
        const report = await makeReport(db, question, lines, charters)
        this.#kept = lines
        return report
      })
  }

  /** Reads what has changed since the last question, so that the next one need not. Fails as that would. */
  async keepUp(rows: ReadDatabase): Promise<void> {
    const kept = this.#kept
    if (!kept) return
    this.#kept = undefined
    await rows
      .kysely<ReportSchema>()
      .transaction()
      .execute(async (db) => {
        const { checkpoint } = await stateOfRows<ReportSchema>(db)
        const lines = checkpoint === kept.checkpoint ? kept : (await this.#upToDate(db, kept)).lines
        await lines.readForgotten(db)
        this.#kept = lines
      })
  }

  async #upToDate(
    db: Kysely<ReportSchema>,
    kept: KeptLines | undefined,
  ): Promise<{ lines: KeptLines; charters: CharterHistory }> {
    const state = await stateOfRows(db)
    return this.readEvents(async (reader) => {
      const charters = await this.#charters.read(reader)
      if (!charters) throw new Error('A report is made by a charter, and none is recorded.')
      const isOfUse = kept?.charters === charters && (await kept.follow(db, state, reader))
      return { lines: isOfUse ? kept : new KeptLines(state, charters), charters }
    })
  }
}
