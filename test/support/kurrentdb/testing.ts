import { randomUUID } from 'node:crypto'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { startKurrentDb, type KurrentDbOptions, type KurrentDbServer } from './index.js'

/** An event that says no more than a number. */
export function happened(n = 0, id: string = randomUUID()) {
  return jsonEvent({ id, type: 'happened', data: { n } })
}

export function happenings(count: number) {
  return Array.from({ length: count }, (_, n) => happened(n))
}

/** A server and a client of it for the tests of a suite, both as new before each. */
export function suite(options?: KurrentDbOptions): { server: KurrentDbServer; client: EventStoreDBClient } {
  const running = {} as { server: KurrentDbServer; client: EventStoreDBClient }
  beforeAll(async () => {
    running.server = await startKurrentDb(options)
    running.client = clientOf(running.server)
  })
  beforeEach(() => running.server.reset())
  afterAll(async () => {
    await running.client.dispose()
    await running.server.stop()
  })
  return running
}

/** A client that does nothing by itself: no pings, and no deadline that ends a test sooner than it says. */
export function clientOf(server: KurrentDbServer, parameters = ''): EventStoreDBClient {
  return EventStoreDBClient.connectionString(`${server.connectionString}${parameters}`)
}

/** All that an iterator gives, or its first so many. */
export async function collect<T>(items: AsyncIterable<T>, count = Infinity): Promise<T[]> {
  const collected: T[] = []
  for await (const item of items) {
    collected.push(item)
    if (collected.length >= count) break
  }
  return collected
}

/** Waits for a condition, which is looked at in every turn of the event loop; long in vain it fails. */
export async function until(condition: () => boolean): Promise<void> {
  const tooLate = performance.now() + 20_000
  while (!condition()) {
    if (performance.now() > tooLate) throw new Error(`Never came: ${condition}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
