import { isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import type { Damage } from '../event-store.js'
import { isDamage } from './connect.js'
import { selectChecked, type CheckedEvent } from './event-table.js'
import type { Database } from './libsql.js'
import { schemaOf } from './schema.js'

/** As many faults of the file itself as one report can use. */
const MOST = 100
const PAGE = 1000

/**
 * What is damaged in a file of events: faults that SQLite finds in its pages and indexes, and events that are not what was
 * written. Events from before there were checksums are only held against their schema, elsewhere.
 */
export function* damageIn(database: Database): Generator<Damage> {
  try {
    for (const [message] of database.prepare(`PRAGMA integrity_check(${MOST})`).raw().all([]) as [string][])
      if (message !== 'ok') yield { message: `events.db is damaged: ${message}.` }
    yield* changedEvents(database)
  } catch (error) {
    if (!isDamage(error)) throw error
    yield { message: `events.db is damaged: ${(error as Error).message}.` }
  }
}

function* changedEvents(database: Database): Generator<Damage> {
  const page = database
    .prepare(`${selectChecked(schemaOf(database))} WHERE position > ? ORDER BY position LIMIT ?`)
    .raw()
  for (let after = 0; ;) {
    const rows = page.all([after, PAGE]) as CheckedEvent[]
    for (const [position, revision, checksum, name, written] of rows) {
      const stream = name.toString()
      if (position !== after + 1) yield { stream, revision, message: `${missing(after + 1, position - 1)}.` }
      after = position
      const isText = written !== null && isUtf8(written)
      if (isText && (checksum === null || checksum === crc32(written))) continue
      const message = `Position ${position} of events.db is not what was written there.`
      yield { stream, revision, message, ...(!isText && { isUnreadable: true }) }
    }
    if (rows.length < PAGE) return
  }
}

const missing = (first: number, last: number): string =>
  first === last
    ? `Position ${first} is missing in front of it`
    : `Positions ${first} to ${last} are missing in front of it`
