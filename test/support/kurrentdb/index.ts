import type { KurrentDbOptions } from './options.js'
import { KurrentDbServer } from './server.js'

export type { Fault, Lot } from './faults.js'
export type { KurrentDbOptions, Member, MemberState } from './options.js'
export type { LogPosition, StoredEvent } from './stored-event.js'
export { KurrentDbServer }

/** Starts a server that listens at a free port of this machine; the caller stops it. */
export async function startKurrentDb(options: KurrentDbOptions = {}): Promise<KurrentDbServer> {
  const server = new KurrentDbServer(options)
  await server.start()
  return server
}
