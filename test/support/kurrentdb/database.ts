import { SystemEvents } from './system-events.js'
import { TransactionLog } from './transaction-log.js'
import { Writer } from './writer.js'

interface DatabaseOptions {
  readonly now: () => number
  /** Where the server's own statistics go. */
  readonly statsStream: string
  readonly systemEventEvery: number
}

/** What a server keeps, and what is left of it when it starts again: the events, not what its writer remembered. */
export class Database {
  private current: { readonly log: TransactionLog; readonly writer: Writer; readonly system: SystemEvents }

  constructor(private readonly options: DatabaseOptions) {
    this.current = this.fresh()
  }

  get log(): TransactionLog {
    return this.current.log
  }

  get writer(): Writer {
    return this.current.writer
  }

  /** Writes an event of the server's own now. */
  writeSystemEvent(): void {
    this.current.system.write()
  }

  /** Begins anew with no events; those who follow the log are told that it is gone. */
  reset(): void {
    const { log } = this.current
    this.current = this.fresh()
    log.abandon()
  }

  private fresh() {
    const { now, statsStream, systemEventEvery } = this.options
    const log = new TransactionLog(now)
    const system = new SystemEvents(log, statsStream, systemEventEvery)
    return { log, system, writer: new Writer(log, system) }
  }
}
