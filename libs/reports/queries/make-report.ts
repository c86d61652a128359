import type { Kysely } from 'kysely'
import type { CharterHistory } from '#charter/rules'
import { among } from '#views'
import { lastedBy } from '../domain/lasting.js'
import type { ReportSchema } from './chosen.js'
import type { KeptLines } from './lines/kept-lines.js'
import { loadLines } from './lines/load-lines.js'
import { numbersWhere } from './lines/numbers.js'
import { reportOf, type LookedFrom, type Period, type Report } from './report.js'
import { columnReader } from './column-reader.js'
import type { Asked, ClientLine } from './selection.js'

/** A report as it is to be made: nothing is left to the charter any more. JSON-safe. */
export interface ReportQuestion extends Asked {
  readonly period: Period
  readonly from: LookedFrom
}

const readClients = columnReader<ClientLine>({ id: 'id', code: 'code', name: 'name' })

/** Makes a report of the rows that a transaction sees, with the lines that are kept of them. */
export async function makeReport(
  db: Kysely<ReportSchema>,
  { period, from, ...asked }: ReportQuestion,
  kept: KeptLines,
  charters: CharterHistory,
): Promise<Report> {
  const lines = kept.of(asked)
  const slots = await kept.choices.of(db, asked.filter)
  await loadLines(db, lines, lastedBy(charters), slots)
  const clients = async (ids: readonly string[]) => {
    const { id, code, name } = await readClients(db.selectFrom('client').where('client.id', 'in', among(ids)))
    return id.map((each, index) => ({ id: each, code: code[index] ?? '', name: name[index] ?? '' }))
  }
  const [stays, hops] = [lines.stays.of(slots), lines.stays.hopsOf(slots)]
  const bounces = numbersWhere(hops, (hop) => lines.stays.bounce.at(hop) === 1)
  return reportOf({ ...asked, slots, lines, stays, hops, bounces, clients }, period, from, charters.at(asked.now))
}
