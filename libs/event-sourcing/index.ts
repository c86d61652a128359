export { CommandRunner, type CommandRequest, type CommandRunnerOptions, type Outcome } from './command-runner.js'
export type { Decider } from './decider.js'
export { DomainError, StoreError, type StoreErrorCode } from './errors.js'
export {
  START,
  type DomainEvent,
  type EventMetadata,
  type NewEvent,
  type Position,
  type Recorded,
  type RecordedEvent,
} from './event.js'
export { defineEvents, EventCatalogue, type EventDefinition, type EventOf } from './event-catalogue.js'
export {
  EventReader,
  EventStore,
  FollowingReader,
  type Appended,
  type ExpectedRevision,
  type Follow,
  type FollowedBatch,
  type ReadAll,
  type ReadStream,
} from './event-store.js'
export { instant, plainText, word } from './fields.js'
export { newEventId, uuidV5 } from './ids.js'
export { MemoryEventStore } from './memory/memory-event-store.js'
export { personal, personalFields } from './personal-data.js'
export { Reservations, type Claimed } from './reservations.js'
export { SqliteSnapshots } from './sqlite/sqlite-snapshots.js'
export { checkedCopy, copyEvents, type EventsCopy } from './sqlite/copy-events.js'
export { copyLog, logHash, type LogHash } from './copy-log.js'
export { flushFile, flushFolder, makeFolder } from './sqlite/data-folder.js'
export { FolderLock } from './sqlite/folder-lock.js'
export { openDatabase, sqliteCode, type Database, type SqlValue, type Statement } from './sqlite/libsql.js'
export { SqliteEventReader } from './sqlite/sqlite-event-reader.js'
export { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite/sqlite-event-store.js'
export { makeSnapshot, type Folding } from './fold-stream.js'
export { NoSnapshots, Snapshots, type EncodedState, type Snapshot, type StateCodec } from './snapshots.js'
export { Clock, SystemClock } from './clock.js'
export { Instruments, unwatched, type CommittedGroup, type HandledMessage, type ProjectedBatch } from './instruments.js'
export { KeyedHash } from './keyed-hash.js'
export type { ReadingOptions, ReadingProgress } from './long-reading.js'
export { isKnown, type Look } from './look.js'
export { errorOf, thrown, type Thrown } from './thrown.js'
export { valid } from './valid.js'
export type { EventOrigin } from './describe-events.js'
