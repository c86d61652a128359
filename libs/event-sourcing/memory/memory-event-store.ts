import { LogEventStore, type LogEventStoreOptions } from '../log-event-store.js'
import { MemoryLog } from './memory-log.js'

/** An event store for tests and trials: everything is gone when it is closed. */
export class MemoryEventStore extends LogEventStore {
  constructor(options?: LogEventStoreOptions) {
    super(new MemoryLog(), options)
  }
}
