export { KurrentDbEventStore, type KurrentDbOptions } from './kurrentdb-event-store.js'
