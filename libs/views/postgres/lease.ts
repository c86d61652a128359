import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import type { Connections } from './connections.js'
import { CONTROL } from './control.js'
import { ViewsError } from './postgres-errors.js'

/** For how long a writer may not be heard of before another one may take its place, in milliseconds. */
export const LEASE_MS = 10_000
/** How often who waits for the views looks again. */
const LOOK_EVERY_MS = 250

export interface LeaseOptions {
  readonly connections: Connections
  readonly leaseMs: number
  /** How long to wait for another writer's end, in milliseconds. */
  readonly waitMs: number
}

/**
 * That one process writes the views. Whoever takes them raises their epoch; each transaction of a writer asks whether its own epoch still stands, and keeps
 * it standing to its end. So a writer that was paused, and whose place another one took, commits nothing any more. PostgreSQL's clock counts.
 */
export class Lease {
  #epoch = 0
  #isLost = false
  readonly #renewing: NodeJS.Timeout

  private constructor(private readonly options: LeaseOptions) {
    this.#renewing = setInterval(() => void this.#renew(), options.leaseMs / 3)
    this.#renewing.unref()
  }

  /** Takes the views as soon as they are free. Refuses with `VIEWS_IN_USE`. */
  static async take(options: LeaseOptions): Promise<Lease> {
    const lease = new Lease(options)
    try {
      for (const until = Date.now() + options.waitMs; !(await lease.#tryTake()); await pause(LOOK_EVERY_MS))
        if (Date.now() >= until) throw await lease.#inUse()
      return lease
    } catch (error) {
      clearInterval(lease.#renewing)
      throw error
    }
  }

  /** Begins a transaction that commits only while the views are ours. */
  async begin(client: ClientBase, begin = 'begin'): Promise<void> {
    const asked = `select 1 from ${CONTROL}.views where epoch = ${this.#epoch} for key share`
    const results = (await client.query(`${begin}; ${asked}`)) as unknown as readonly { rowCount: number }[]
    if (results.at(-1)?.rowCount === 1 && !this.#isLost) return
    this.#isLost = true
    await client.query('rollback')
    throw new ViewsError('VIEWS_LEASE_LOST', 'Another process took the views over.')
  }

  /**
   * Takes the views again where they were lost, if they are free, and the rows with this number are the live ones still. Refuses with `VIEWS_IN_USE` and
   * `VIEWS_LEASE_LOST`.
   */
  async regain(number: number): Promise<void> {
    if (!this.#isLost) return
    if (!(await this.#tryTake(number))) throw await this.#inUse()
  }

  /** Leaves the views to whoever comes. */
  async release(): Promise<void> {
    clearInterval(this.#renewing)
    const free = `update ${CONTROL}.views set held_until = '-infinity' where epoch = $1`
    await this.options.connections.use((client) => client.query(free, [this.#epoch])).catch(() => undefined)
  }

  /** Waits for a transaction under way of whoever held the views: what that one commits comes before. */
  async #tryTake(number?: number): Promise<boolean> {
    const { connections, leaseMs } = this.options
    return connections.transact(async (client) => {
      const free = `select live from ${CONTROL}.views where held_until < now() for update`
      const [found] = (await client.query<{ live: number }>(free)).rows
      if (!found) return false
      if (number !== undefined && found.live !== number)
        throw new ViewsError('VIEWS_LEASE_LOST', 'Another process made the views anew meanwhile. Start this one again.')
      const take = `update ${CONTROL}.views set epoch = epoch + 1, holder = $1, held_until = clock_timestamp() + $2 * interval '1 ms' returning epoch`
      const { rows } = await client.query<{ epoch: number }>(take, [`process ${process.pid} on ${hostname()}`, leaseMs])
      this.#epoch = rows[0]?.epoch ?? 0
      this.#isLost = false
      return true
    })
  }

  async #renew(): Promise<void> {
    if (this.#epoch === 0) return
    const renew = `update ${CONTROL}.views set held_until = clock_timestamp() + $2 * interval '1 ms' where epoch = $1`
    try {
      const { rowCount } = await this.options.connections.use((client) =>
        client.query(renew, [this.#epoch, this.options.leaseMs]),
      )
      if (rowCount === 0) this.#isLost = true
    } catch {
      // PostgreSQL is away: it is tried again.
    }
  }

  async #inUse(): Promise<ViewsError> {
    const { rows } = await this.options.connections.use((client) =>
      client.query<{ holder: string }>(`select holder from ${CONTROL}.views`),
    )
    return new ViewsError(
      'VIEWS_IN_USE',
      `The views are kept up by ${rows[0]?.holder ?? 'another process'}. End that one first.`,
    )
  }
}
