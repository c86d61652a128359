import {
  FolderLock,
  makeFolder,
  SqliteEventReader,
  SqliteEventStore,
  type EventStore,
  type FollowingReader,
  type SqliteEventStoreOptions,
} from '#event-sourcing'
import { resolve } from 'node:path'

/** Where the events of a house are. Plain data: threads are given it. */
export interface EventsAt {
  /** The folder of all that is kept on this machine: the events as well, unless a URL says otherwise. */
  readonly folder: string
  /** KurrentDB's connection string. */
  readonly eventStoreUrl?: string
}

/** Opens the event store, and holds the folder as long as it is open. Refuses as the store's adapter does. */
export async function openEvents(
  { folder, eventStoreUrl }: EventsAt,
  options: SqliteEventStoreOptions,
): Promise<EventStore> {
  if (eventStoreUrl === undefined) return SqliteEventStore.open(folder, options)
  const { KurrentDbEventStore } = await import('#event-sourcing/kurrentdb')
  makeFolder(resolve(folder))
  const lock = FolderLock.take(resolve(folder))
  try {
    const { clock, instruments } = options
    return await KurrentDbEventStore.connect(eventStoreUrl, { clock, instruments, onClosed: () => lock.release() })
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Opens a reader of the same events, on a connection of its own: for another thread. */
export async function openReader({ folder, eventStoreUrl }: EventsAt): Promise<FollowingReader> {
  if (eventStoreUrl === undefined) return SqliteEventReader.open(folder)
  const { KurrentDbEventStore } = await import('#event-sourcing/kurrentdb')
  return KurrentDbEventStore.connect(eventStoreUrl)
}
