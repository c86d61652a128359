import { openDatabase, type Database } from '../sqlite/libsql.js'

/** What goes wrong, and when: each statement asks before it runs and after it has run. */
export interface Faults {
  before?: (sql: string) => void
  after?: (sql: string) => void
}

/** A connection that fails where it is told to, for tests of what comes after. `faults` may be changed at any time. */
export function faultyDatabase(faults: Faults): (path: string) => Database {
  return (path) => {
    const database = openDatabase(path)
    return {
      get inTransaction() {
        return database.inTransaction
      },
      prepare: (sql) => database.prepare(sql),
      close: () => database.close(),
      exec: (sql) => {
        faults.before?.(sql)
        database.exec(sql)
        faults.after?.(sql)
      },
    }
  }
}

/** A fault that the given statements meet. */
export function failing(...statements: string[]): (sql: string) => void {
  return (sql) => {
    if (statements.includes(sql)) throw new Error('disk I/O error')
  }
}
