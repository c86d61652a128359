import { Server, ServerCredentials } from '@grpc/grpc-js'
import { append } from './append.js'
import { batchAppend } from './batch-append.js'
import { Connections } from './connections.js'
import type { ServerContext } from './context.js'
import { Database } from './database.js'
import { deleteStream, tombstone } from './delete.js'
import { door } from './door.js'
import { Faults } from './faults.js'
import { gossip } from './gossip.js'
import { OpenCalls } from './open-calls.js'
import { defaults, isSince, type KurrentDbOptions, type Leader, type Member } from './options.js'
import { services } from './protocol.js'
import { read } from './read.js'
import { servedStreams, supportedMethods } from './server-features.js'
import type { TransactionLog } from './transaction-log.js'

const host = '127.0.0.1'

/** The largest request that is taken; what an append may hold is told apart. */
const largestMessage = 64 * 1024 * 1024

/**
 * A server for tests that speaks KurrentDB's protocol over a socket and keeps its manners; each manner names the place in
 * KurrentDB's source (github kurrent-io/KurrentDB) or documentation that says so. Its events live in memory.
 */
export class KurrentDbServer implements Leader {
  readonly host = host
  /** What is to go wrong. */
  readonly faults = new Faults()
  /** What is under way. */
  readonly calls = new OpenCalls()
  readonly connections = new Connections()
  readonly database: Database
  private readonly context: ServerContext
  private grpc: Server | undefined
  private boundPort = 0

  constructor(private readonly options: KurrentDbOptions) {
    const version = options.version ?? defaults.version
    const { maxAppendSize, maxAppendSizeSince251 } = defaults
    this.database =
      options.followerOf?.database ??
      new Database({
        now: options.now ?? Date.now,
        statsStream: `$stats-${host}:2113`,
        systemEventEvery: options.systemEventEvery ?? 0,
      })
    this.context = {
      database: this.database,
      faults: this.faults,
      connections: this.connections,
      calls: this.calls,
      version,
      maxAppendSize: options.maxAppendSize ?? (isSince(version, 25, 1) ? maxAppendSizeSince251 : maxAppendSize),
      options,
      members: () => options.members?.() ?? [this.member],
    }
  }

  get port(): number {
    return this.boundPort
  }

  /** What is stored. */
  get log(): TransactionLog {
    return this.database.log
  }

  /** How it tells of itself in gossip. */
  get member(): Member {
    return { host, port: this.port, state: this.options.followerOf ? 'FOLLOWER' : 'LEADER', isAlive: true }
  }

  /** `esdb://…`, with the credentials that are required. A client must be told by itself which certificate to trust. */
  get connectionString(): string {
    const { credentials, tls } = this.options
    const user = credentials ? `${credentials.username}:${credentials.password}@` : ''
    return `esdb://${user}${host}:${this.port}?tls=${tls !== undefined}`
  }

  async start(): Promise<void> {
    const { context } = this
    const grpc = new Server({ 'grpc.max_receive_message_length': largestMessage, interceptors: [door(context)] })
    grpc.addService(servedStreams(context), {
      read: read(context),
      append: append(context),
      batchAppend: batchAppend(context),
      delete: deleteStream(context),
      tombstone: tombstone(context),
    })
    grpc.addService(services.gossip, { read: gossip(context) })
    grpc.addService(services.serverFeatures, { getSupportedMethods: supportedMethods(context) })
    const connections = grpc.createConnectionInjector(this.credentials())
    this.boundPort = await this.connections.listen(host, this.port, (socket) => connections.injectConnection(socket))
    this.grpc = grpc
  }

  /** Cuts every connection and takes no more. */
  async stop(): Promise<void> {
    await this.connections.close()
    this.grpc?.forceShutdown()
    this.grpc = undefined
  }

  /** Goes away and comes back at the same port, with the events it had; `meanwhile` happens while it is away. */
  async restart(meanwhile?: () => unknown): Promise<void> {
    await this.stop()
    await meanwhile?.()
    this.database.log.streams.forgetIds()
    await this.start()
  }

  /** As new: no events, no faults; open subscriptions fail as unavailable, connections stay. */
  reset(): void {
    this.faults.clear()
    this.database.reset()
  }

  private credentials(): ServerCredentials {
    const { tls } = this.options
    if (tls === undefined) return ServerCredentials.createInsecure()
    return ServerCredentials.createSsl(null, [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }])
  }
}
