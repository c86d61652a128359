import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { readingsOf } from '#journeys/reading'
import { among, partsOf, unindexed } from '#views'
import type { Lasted } from '../../domain/lasting.js'
import type { ReportSchema } from '../chosen.js'
import { LineWriter } from './line-writer.js'
import type { Lines } from './lines.js'
import { numbersWhere } from './numbers.js'
import { readCircles, readHandoffs, readHops, readJourneys, readPaths, readPromises, slotOf } from './rows.js'

type Database = Kysely<ReportSchema>
/** Which rows of a table are read. */
type Part = RawBuilder<SqlBool>

/** So many rows are read at once: no text with the rows of all journeys is ever made. */
const PART = 10_000
/** Where at least this part of the journeys is missing, reading tables from end to end takes less time than to find their rows. */
const MANY = 1 / 5

/** Reads into lines those of some journeys that they have not got. */
export async function loadLines(db: Database, lines: Lines, lasted: Lasted, slots: Int32Array): Promise<void> {
  const missing = numbersWhere(slots, (slot) => !lines.has(slot))
  if (missing.length === 0) return
  const writer = new LineWriter(lines, lasted)
  for (const some of parts(Array.from(missing))) await readJourneyPart(db, writer, sql`${slotOf} in ${among(some)}`)
  if (missing.length > MANY * (await lastSlot(db))) await readThrough(db, lines, writer)
  else await readTheirs(db, lines, writer)
  writer.finish()
}

/** All rows of what belongs to journeys: the writer leaves those out that belong to others than its own. */
async function readThrough(db: Database, lines: Lines, writer: LineWriter): Promise<void> {
  for (const table of tables) {
    for await (const part of partsOf(db, table)) await read[table](db, lines, writer, part)
  }
}

/** The rows of what belongs to the journeys of the writer. */
async function readTheirs(db: Database, lines: Lines, writer: LineWriter): Promise<void> {
  for (const some of parts(writer.journeyIds))
    for (const table of tables)
      await read[table](db, lines, writer, sql`${sql.ref(`${table}.journey_id`)} in ${among(some)}`)
}

function* parts<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < all.length; from += PART) yield all.slice(from, from + PART)
}

const lastSlot = async (db: Database): Promise<number> => {
  const { last } = await db
    .selectFrom('journey')
    .select(sql<number | null>`max(${slotOf})`.as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

async function readJourneyPart(db: Database, writer: LineWriter, part: Part): Promise<void> {
  writer.journeys(await readJourneys(db.selectFrom('journey').where(part)))
}

/** What belongs to a journey, in the order in which a `LineWriter` wants the rows. */
const tables = ['path', 'hop', 'circle', 'handoff', 'promise'] as const
type Table = (typeof tables)[number]
type Read = (db: Database, lines: Lines, writer: LineWriter, part: Part) => Promise<void>

/** How a part of each table is read: not by an index over units, by which each row of a part would be looked for. */
const read: Readonly<Record<Table, Read>> = {
  async path(db, { reading }, writer, part) {
    const rows = db.selectFrom('path').where(part).where(unindexed('path.unit'), '=', reading.unit)
    const read = rows.where('path.reading', 'in', readingsOf(reading.countNobody))
    writer.paths(await readPaths(read))
  },
  async hop(db, { reading }, writer, part) {
    const rows = db.selectFrom('hop').where(part).where(unindexed('hop.unit'), '=', reading.unit)
    const read = rows.where('hop.reading', 'in', readingsOf(reading.countNobody))
    writer.hops(await readHops(read))
  },
  async circle(db, _, writer, part) {
    writer.circles(await readCircles(db.selectFrom('circle').where(part)))
  },
  async handoff(db, _, writer, part) {
    writer.handoffs(await readHandoffs(db.selectFrom('handoff').where(part)))
  },
  async promise(db, _, writer, part) {
    writer.promises(await readPromises(db.selectFrom('promise').where(part)))
  },
}
