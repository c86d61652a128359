import type { Metadata } from '@grpc/grpc-js'
import type { Connections } from './connections.js'
import type { Database } from './database.js'
import type { Faults } from './faults.js'
import type { OpenCalls } from './open-calls.js'
import type { KurrentDbOptions, Member } from './options.js'

/** What every service of a server shares. */
export interface ServerContext {
  readonly database: Database
  readonly faults: Faults
  readonly connections: Connections
  readonly calls: OpenCalls
  readonly version: string
  readonly maxAppendSize: number
  readonly options: KurrentDbOptions
  members(): readonly Member[]
}

/** How long a write may take before it is answered as timed out, in milliseconds: ClusterVNodeOptions.cs, WriteTimeoutMs. */
export const writeTimeout = 2_000

/** Whether the caller wants the leader and no other: Grpc/ServiceBase.cs, GetRequiresLeader. */
export function requiresLeader(metadata: Metadata): boolean {
  return metadata.get('requires-leader')[0]?.toString().toLowerCase() === 'true'
}
