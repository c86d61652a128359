import { startKurrentDb, type KurrentDbServer } from './kurrentdb/index.js'
import { databaseOf } from './postgres.js'

/** The servers that keep the events of folders, where they are not in the folders. */
const servers = new Map<string, KurrentDbServer>()

/**
 * Where the events of a folder are: in it, or, with `STORES=kurrentdb`, in a server of their own that speaks KurrentDB's
 * protocol, which stays as long as the folder does.
 */
export async function eventStoreFor(folder: string): Promise<string | undefined> {
  if (process.env.STORES !== 'kurrentdb') return undefined
  const server = servers.get(folder) ?? (await startKurrentDb())
  servers.set(folder, server)
  return server.connectionString
}

/** The folder goes, and the server of its events with it. */
export async function leaveEventStore(folder: string): Promise<void> {
  await servers.get(folder)?.stop()
  servers.delete(folder)
}

/** Where the views of a folder are: in it, or, with `VIEWS=postgres`, in a database of their own. */
export async function viewsUrlOf(folder: string): Promise<string | undefined> {
  return process.env.VIEWS === 'postgres' ? databaseOf(folder) : undefined
}
