import pg from 'pg'
import { isAway, viewsError } from './postgres-errors.js'

/** How long to wait for a connection, in milliseconds. */
const PATIENCE_MS = 5000

/** How connections of one kind are. */
export interface ConnectionsOptions {
  readonly url: string
  /** The most at a time; who asks for more waits. */
  readonly most: number
  /** What is said on each before it is used. */
  readonly setUp: string
}

/** Whole numbers lie within ±2^53. */
const INT8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 && format !== 'binary' ? Number : (pg.types.getTypeParser(oid, format) as never),
}

/** Connections to PostgreSQL. One that breaks is replaced when the next one is asked for. */
export class Connections {
  readonly #pool: pg.Pool

  constructor({ url, most, setUp }: ConnectionsOptions) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: most,
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
      application_name: 'virgil',
      types,
      // The pool waits for what this promises.
      onConnect: (client): unknown => client.query(setUp),
    })
    // Told to whoever uses the connection; one that nobody uses is gone from the pool by then.
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  /** A connection that nobody else uses until it is released. Refuses with `VIEWS_UNAVAILABLE` when there is none, or none becomes free in time. */
  async acquire(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw viewsError(error)
    }
  }

  /** Lends a connection, and replaces it where it broke. */
  async use<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.acquire()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      client.release(isAway(error))
      throw viewsError(error)
    }
  }

  /** Does something in one transaction: all or nothing. */
  transact<Result>(
    work: (client: pg.PoolClient) => Promise<Result>,
    begin: (client: pg.PoolClient) => Promise<unknown> = (client) => client.query('begin'),
  ): Promise<Result> {
    return this.use(async (client) => {
      await begin(client)
      try {
        const result = await work(client)
        await client.query('commit')
        return result
      } catch (error) {
        // On a broken connection nothing is left to roll back.
        if (!isAway(error)) await client.query('rollback')
        throw error
      }
    })
  }

  /** Ends them, once those in use are released. */
  async close(): Promise<void> {
    await this.#pool.end()
  }
}
