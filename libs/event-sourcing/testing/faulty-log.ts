import type { EventLog } from '../event-log.js'

/** What is done to a log. */
export type LogAccess = 'read' | 'write'

/** What goes wrong, and when: each access asks before it and after it. */
export interface LogFaults {
  before?: (access: LogAccess) => void
  after?: (access: LogAccess) => void
}

/** A log that fails where it is told to. Closing it leaves the log beneath as it is: the next one to open that finds it. */
export function faultyLog(log: EventLog, faults: LogFaults): EventLog {
  const ask = <Result>(access: LogAccess, work: () => Result): Result => {
    faults.before?.(access)
    const result = work()
    faults.after?.(access)
    return result
  }
  return {
    head: () => ask('read', () => log.head()),
    revisionOf: (stream) => ask('read', () => log.revisionOf(stream)),
    write: (rows) => ask('write', () => log.write(rows)),
    readStream: (page) => ask('read', () => log.readStream(page)),
    readAll: (page) => ask('read', () => log.readAll(page)),
    close: () => undefined,
  }
}
