import type { PoolClient } from 'pg'
import { inMaking } from '../in-making.js'
import { quoted } from '../sql-names.js'
import { Connections } from './connections.js'

/** A connection for whoever reads, until it is released. */
export interface LentConnection {
  readonly client: PoolClient
  release(isBroken: boolean): void
}

/** How many connections read at once; who comes then waits. */
const MOST = 10

/** Connections that read the rows of the live schema. Each stays with the schema that was live when it was lent. */
export class SchemaReaders {
  readonly #connections: Connections
  /** On which schema a connection is set. */
  readonly #set = new WeakMap<PoolClient, string>()
  readonly #inUse = new Map<string, number>()
  #whenLeft: () => void = () => undefined

  constructor(
    url: string,
    private schema: string | undefined,
  ) {
    const setUp = 'set default_transaction_read_only = on; set jit = off'
    this.#connections = new Connections({ url, most: MOST, setUp })
  }

  /** Refuses with `VIEWS_UNAVAILABLE`, and with `VIEWS_IN_MAKING` where there is no live schema. */
  async acquire(): Promise<LentConnection> {
    const client = await this.#connections.acquire()
    const { schema } = this
    if (schema === undefined) {
      client.release()
      throw inMaking()
    }
    this.#count(schema, 1)
    const release = (isBroken: boolean): void => {
      client.release(isBroken)
      this.#count(schema, -1)
    }
    try {
      if (this.#set.get(client) !== schema) await client.query(`set search_path = ${quoted(schema)}`)
      this.#set.set(client, schema)
      return { client, release }
    } catch (error) {
      release(true)
      throw error
    }
  }

  /** From now on another schema is read, or none. Resolves when nobody reads the old one any more. */
  async moveTo(schema: string | undefined): Promise<void> {
    const old = this.schema
    this.schema = schema
    while (old !== undefined && this.#inUse.has(old)) await new Promise<void>((resolve) => (this.#whenLeft = resolve))
  }

  async close(): Promise<void> {
    await this.#connections.close()
  }

  #count(schema: string, change: number): void {
    const count = (this.#inUse.get(schema) ?? 0) + change
    if (count > 0) this.#inUse.set(schema, count)
    else this.#inUse.delete(schema)
    this.#whenLeft()
  }
}
