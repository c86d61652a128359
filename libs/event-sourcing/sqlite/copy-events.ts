import { join, resolve } from 'node:path'
import { damaged, isDamage } from './connect.js'
import { damageIn } from './damage.js'
import { openDatabase, type Database } from './libsql.js'
import { requireOurs } from './schema.js'

/** A copy of the events of a folder. */
export interface EventsCopy {
  /** How many events it holds, which is the position of the last one. */
  readonly events: number
}

/**
 * Copies the events of a folder into a new file, as they stand at one instant: whoever writes them meanwhile goes on, and
 * everything answered before is in the copy. The copy is looked through before it counts.
 *
 * Throws `NOT_A_STORE` where the file is damaged, and what SQLite throws where the disk is full.
 */
export function copyEvents(folder: string, target: string): EventsCopy {
  const path = join(resolve(folder), 'events.db')
  return reading(path, (database) => {
    requireOurs(database, path)
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`)
    return checkedCopy(target)
  })
}

/** Looks through a file of events that nobody writes. Throws `NOT_A_STORE` where something is damaged. */
export function checkedCopy(path: string): EventsCopy {
  return reading(path, (database) => {
    const [first] = damageIn(database)
    if (first) throw damaged(path, first)
    const [row] = database.prepare('SELECT coalesce(max(position), 0) FROM event').raw().all([]) as [number][]
    return { events: row?.[0] ?? 0 }
  })
}

function reading<Result>(path: string, read: (database: Database) => Result): Result {
  const database = openDatabase(path)
  try {
    return read(database)
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error
  } finally {
    database.close()
  }
}
