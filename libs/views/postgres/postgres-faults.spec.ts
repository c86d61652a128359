import { MemoryEventStore } from '#event-sourcing'
import { newDatabaseIn, PostgresServer } from '../../../test/support/postgres.js'
import { EventLoopRunner } from '../event-loop-runner.js'
import { historyOf } from '../history.js'
import { rebuild } from '../rebuild.js'
import type { SchemaOf } from '../table.js'
import { append, type clients, merged, moved, opened, projections, rules, touched } from '../testing/toy.js'
import { until } from '../testing/toy-views.js'
import { viewsHash } from '../views-hash.js'
import { PostgresReadDatabase } from './postgres-read-database.js'

describe('Views in a PostgreSQL that fails', () => {
  let server: PostgresServer
  let store: MemoryEventStore
  let database: PostgresReadDatabase
  let runner: EventLoopRunner

  beforeAll(async () => {
    server = await PostgresServer.start()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    store = new MemoryEventStore()
    const url = await newDatabaseIn(server.access)
    database = await PostgresReadDatabase.open({ url, projections, history: () => historyOf(store) })
    runner = await EventLoopRunner.open({ ...rules, store, database, retryAfterMs: 5 })
    runner.start()
  })
  afterEach(async () => {
    await runner.stop()
    await database.close()
  })

  let written = 0
  async function write(count: number) {
    for (let i = 0; i < count; i++) {
      const [a, b, entry] = [`j${i % 7}`, `j${(i * 3) % 5}`, `e${written++}`]
      await append(
        store,
        `client-${i % 3}`,
        opened(a),
        touched(a, entry, `role ${i % 4}`, i / 7),
        moved(`e${i % 4}`, a, b),
        ...(i % 9 === 8 ? [merged(a, b)] : []),
      )
    }
  }
  const caughtUp = async () => runner.whenApplied(await store.head(), { timeoutMs: 60_000 })
  const ask = () => database.kysely<SchemaOf<typeof clients>>().selectFrom('clients').select('events').execute()

  /** The rows are those that a rebuild makes: nothing is missing, and nothing there twice. */
  async function expectRowsOfAllEvents() {
    await caughtUp()
    const hash = await viewsHash(database)
    await rebuild({ ...rules, store, database, runner })
    expect(await viewsHash(database)).toBe(hash)
  }

  it('are gone on with when it is back, and nothing is applied twice', async () => {
    for (let round = 0; round < 3; round++) {
      await write(60)
      await server.crash()
      await write(60)
      await until(() => !runner.status().isHealthy)
      await expect(ask()).rejects.toMatchObject({ code: 'VIEWS_UNAVAILABLE' })
      await server.restart()
      await caughtUp()
      expect((await ask()).length).toBe(3)
    }
    await expectRowsOfAllEvents()
  })

  it('are refused to who finds no connection free, until one is', async () => {
    await write(3)
    await caughtUp()
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => (leave = resolve))
    const readers = Array.from({ length: 10 }, () =>
      database
        .kysely<SchemaOf<typeof clients>>()
        .transaction()
        .execute(async (snapshot) => {
          await snapshot.selectFrom('clients').select('id').execute()
          await left
        }),
    )
    await expect(ask()).rejects.toMatchObject({ code: 'VIEWS_UNAVAILABLE' })
    // Who writes has connections of its own.
    await write(3)
    await caughtUp()
    leave()
    await Promise.all(readers)
    expect((await ask()).length).toBe(3)
  })
})
