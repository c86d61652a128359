import type { CallOptions, Client, Metadata } from '@grpc/grpc-js'
import { EventStoreDBClient, type BaseOptions } from '@eventstore/db-client'
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Duplex, Readable } from 'node:stream'
import { invalid } from './connection-string.js'
import { storeErrorOf } from './failures.js'

/** The call on which many appends are sent, and their answers come. */
export type BatchCall = Duplex & { cancel(): void }
type ReadCall = Readable & { cancel(): void }

/** What the client keeps for its own methods: channels, the choice of a node, credentials, reconnecting. */
interface ClientParts {
  GRPCStreamCreator<Call>(
    client: typeof StreamsClient,
    name: string,
    create: (client: StreamsClient) => Call,
  ): () => Promise<Call>
  callArguments(options: BaseOptions, callOptions?: CallOptions): [Metadata, CallOptions]
  supports(method: unknown): Promise<boolean>
  readonly capabilities: Promise<{ readonly serverVersion: string }>
  getChannel(): Promise<ReturnType<Client['getChannel']>>
}

/**
 * Calls to KurrentDB's own protocol over the connection of its client. The client's methods lose what is needed here:
 * filters on reads of all streams, the order of checkpoints among events, and the end of a batch of appends.
 */
export class Calls {
  readonly #client: EventStoreDBClient
  readonly #parts: ClientParts

  /** `requiresLeader`: only the node that leads may answer. Throws `STORE_URL_INVALID`. */
  constructor(
    url: string,
    private readonly options: { readonly requiresLeader: boolean },
  ) {
    this.#client = clientOf(url)
    this.#parts = this.#client as unknown as ClientParts
  }

  /** The version that the server says it has. */
  async serverVersion(): Promise<string> {
    try {
      return (await this.#parts.capabilities).serverVersion
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  /** Whether the server takes many appends on one call. */
  async takesBatches(): Promise<boolean> {
    try {
      return await this.#parts.supports(StreamsService.batchAppend)
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  /** Everything that a read answers, within the client's deadline. */
  async page(request: streams.ReadReq): Promise<streams.ReadResp[]> {
    const call = await this.#read(request)
    try {
      const responses: streams.ReadResp[] = []
      for await (const response of call) responses.push(response as streams.ReadResp)
      return responses
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  /** What a subscription tells, until the signal aborts. Throws when the call ends. */
  async *subscription(request: streams.ReadReq, signal: AbortSignal): AsyncGenerator<streams.ReadResp> {
    const call = await this.#read(request, { deadline: Infinity })
    // Not at once: a call that is cancelled while it writes its first message breaks within.
    const cancel = () => setImmediate(() => call.cancel())
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel)
    try {
      for await (const response of call) yield response as streams.ReadResp
    } catch (error) {
      if (!signal.aborted) throw storeErrorOf(error)
    } finally {
      signal.removeEventListener('abort', cancel)
      cancel()
    }
  }

  /** Opens a call for many appends. */
  async batch(): Promise<BatchCall> {
    const { requiresLeader } = this.options
    return this.#open('batchAppend', (client) =>
      client.batchAppend(...this.#parts.callArguments({ requiresLeader }, { deadline: Infinity })),
    ) as unknown as Promise<BatchCall>
  }

  /** The client, for what its own methods do as well. */
  get client(): EventStoreDBClient {
    return this.#client
  }

  async close(): Promise<void> {
    // Not awaited: it waits for calls that the server never ends; nor the channel: where there is none, the client looks for a node first.
    void this.#client.dispose()
    void this.#parts.getChannel().then(
      (channel) => channel.close(),
      () => undefined,
    )
  }

  #read(request: streams.ReadReq, callOptions?: CallOptions): Promise<ReadCall> {
    const { requiresLeader } = this.options
    return this.#open('read', (client) =>
      client.read(request, ...this.#parts.callArguments({ requiresLeader }, callOptions)),
    )
  }

  async #open<Call extends NodeJS.EventEmitter>(name: string, create: (client: StreamsClient) => Call): Promise<Call> {
    try {
      const call = await this.#parts.GRPCStreamCreator(StreamsClient, name, create)()
      // Who reads the call hears of its failure; so late that nobody reads any more, it must not end the process.
      call.on('error', () => undefined)
      return call
    } catch (error) {
      throw storeErrorOf(error)
    }
  }
}

/** What the client makes of values, and of files of certificates. */
function clientOf(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message.replace(/\.$/, '') : String(error))
  }
}
