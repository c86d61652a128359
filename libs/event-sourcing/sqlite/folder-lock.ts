import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../errors.js'
import { isDamage } from './connect.js'
import { openDatabase, sqliteCode, type Database } from './libsql.js'

/**
 * Holds a data folder for this process: an exclusive transaction on `lock.db` that stays open. The
 * system frees it when the process ends, however it ends.
 *
 * Nothing else may open `lock.db`: a POSIX lock is lost when its process closes any handle on the file.
 */
export class FolderLock {
  private constructor(private readonly database: Database) {}

  /** Throws `FOLDER_IN_USE` where another process, or this one, holds the folder. */
  static take(folder: string): FolderLock {
    const path = join(folder, 'lock.db')
    const database = openDatabase(path)
    try {
      database.exec('BEGIN EXCLUSIVE')
    } catch (cause) {
      database.close()
      if (isDamage(cause)) {
        // Virgil writes nothing there: whatever it holds, nobody holds it.
        truncateSync(path)
        return FolderLock.take(folder)
      }
      if (!sqliteCode(cause)?.startsWith('SQLITE_BUSY')) throw cause
      throw new StoreError(
        'FOLDER_IN_USE',
        `Another Virgil process uses the folder ${folder}. Stop that process first, or give this one a folder of its own.`,
        { cause },
      )
    }
    return new FolderLock(database)
  }

  release(): void {
    this.database.close()
  }
}
