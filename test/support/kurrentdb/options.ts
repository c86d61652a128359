import type { Database } from './database.js'

export interface Endpoint {
  readonly host: string
  readonly port: number
}

/** States that a node tells of in gossip, as the protocol names them: gossip.proto, MemberInfo.VNodeState. */
export type MemberState =
  'LEADER' | 'FOLLOWER' | 'READONLYREPLICA' | 'READONLYLEADERLESS' | 'CATCHINGUP' | 'UNKNOWN' | 'SHUTTINGDOWN'

export interface Member extends Endpoint {
  readonly state: MemberState
  readonly isAlive: boolean
}

/** A server that others follow. */
export interface Leader extends Endpoint {
  readonly database: Database
}

export interface KurrentDbOptions {
  /** Reported as its version, and decides what it sends: 24.2 and newer tell when a subscription has caught up. */
  readonly version?: string
  /** An older server has no batch append: `false` leaves it out of the services and of the features. */
  readonly batchAppend?: boolean
  /** Serves TLS with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Who may read and write; everybody if absent. A client sends credentials over TLS alone. */
  readonly credentials?: { readonly username: string; readonly password: string }
  /** Bytes in one append: types count twice, payloads and metadata once. */
  readonly maxAppendSize?: number
  /** Writes one event of the server's own after so many of others. */
  readonly systemEventEvery?: number
  /** Serves this leader's events; a write that requires the leader is answered with where it is. */
  readonly followerOf?: Leader
  /** What gossip tells of the cluster; the server alone if absent. */
  readonly members?: () => readonly Member[]
  /** Milliseconds since the epoch, for `created` and `$maxAge`. */
  readonly now?: () => number
}

/** What holds where the options say nothing. */
export const defaults = {
  version: '25.1.0',
  // ClusterVNodeOptions.cs, MaxAppendSize, up to 25.0; from 25.1 it is the size of a chunk.
  maxAppendSize: 1024 * 1024,
  maxAppendSizeSince251: 256 * 1024 * 1024,
}

/** Whether a version such as 24.10.1 is this one or newer. */
export function isSince(version: string, major: number, minor: number): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map(Number)
  return actualMajor > major || (actualMajor === major && actualMinor >= minor)
}
