import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Charters, defaultCharter } from '#charter'
import { Clock, newEventId, SqliteEventStore, type NewEvent } from '#event-sourcing'
import { temporaryFolder, typescriptFlags } from '#event-sourcing/testing'
import { clientEvents, journeysProjection, type ClientEvent } from '#journeys'
import { EventLoopReporter, type ReportQuestion } from '#reports'
import { EventLoopRunner, SqliteReadDatabase, SqliteReaders } from '#views'
import type { EventsAt } from './events-at.js'
import { ThreadReporter } from './thread-reporter.js'

const NOW = '2026-06-01T00:00:00.000Z'
class MovedClock extends Clock {
  instant = Date.parse(NOW)

  now(): number {
    return this.instant
  }
}
const clock = new MovedClock()
const script = new URL('./report-thread.ts', import.meta.url)

const question: ReportQuestion = {
  unit: 'role',
  countNobody: false,
  filter: {},
  top: 10,
  now: clock.now(),
  period: { from: null, to: null },
  from: { asOf: null, knownAt: null, unreadableClients: null },
}

describe('a report made in a thread', () => {
  const folder = temporaryFolder()
  const rows = new SqliteReaders([journeysProjection])
  const workers: Worker[] = []
  let store: SqliteEventStore
  let database: SqliteReadDatabase
  let runner: EventLoopRunner
  let charters: Charters
  let reporter: ThreadReporter

  beforeAll(async () => {
    store = await SqliteEventStore.open(folder.path)
    charters = new Charters(store, clock)
    await charters.ensureInForce()
    const projections = [journeysProjection]
    const onMoved = async (path: string): Promise<void> => rows.moveTo(path)
    database = await SqliteReadDatabase.open({ folder: folder.path, projections, onMoved })
    rows.moveTo(database.path)
    const now = () => new Date(clock.now())
    runner = await EventLoopRunner.open({ store, database, projections, catalogue: clientEvents, now })
    runner.start()
    reporter = new ThreadReporter({ folder: folder.path }, start)
    await meets('Acme', ['account', 'support', 'account'])
  })
  afterAll(async () => {
    await reporter.close()
    await runner.stop()
    await rows.close()
    await database.close()
    await store.close()
    folder.remove()
  })

  function start(workerData: EventsAt): Worker {
    const worker = new Worker(script, { workerData, execArgv: typescriptFlags })
    workers.push(worker)
    return worker
  }

  /** A new client goes from role to role. */
  async function meets(client: string, roles: readonly string[]): Promise<void> {
    const [clientId, journeyId] = [newEventId(), newEventId()]
    const events: ClientEvent[] = [
      { type: 'ClientRegistered', data: { clientId, code: client.toUpperCase(), name: client } },
      { type: 'JourneyOpened', data: { journeyId, number: 1, key: `${client}-1` } },
      ...roles.map((role, index) => ({
        type: 'TouchpointRecorded' as const,
        data: {
          touchpointId: newEventId(),
          journeyId,
          role,
          topic: 'training',
          occurredAt: new Date(Date.parse('2026-05-04T09:00:00.000Z') + index * 3_600_000).toISOString(),
          stitchedBy: 'named' as const,
        },
      })),
    ]
    const { position } = await store.append(`client-${clientId}`, 'no-stream', events.map(recorded))
    await runner.whenApplied(position, { timeoutMs: 5000 })
  }

  const owners = async () => {
    const { coverage } = await reporter.run(rows, { ...question, now: clock.now() })
    return coverage.map(({ owner }) => owner)
  }

  it('is the one that the event loop makes, in one thread for all questions', async () => {
    const report = await reporter.run(rows, question)
    expect(report).toEqual(await new EventLoopReporter(store).run(rows, question))
    expect(report.hops.hops.value).toBe(2)
    await reporter.run(rows, { ...question, unit: 'team' })
    expect(workers).toHaveLength(1)
  })

  it('tells of what was recorded a moment ago', async () => {
    await meets('Bureau', ['account', 'support'])
    expect((await reporter.run(rows, question)).hops.hops.value).toBe(3)
  })

  it('is judged by the charter that is in force by then', async () => {
    expect(await owners()).toEqual(['cs'])
    clock.instant += 86_400_000
    const charter = defaultCharter()
    const topics = charter.topics.map((topic) => ({ ...topic, owner: 'support' }))
    await charters.amend({ ...charter, topics }, { commandId: newEventId(), actor: 'test' })
    expect(await owners()).toEqual(['support'])
  })

  it('is made of the new rows after a rebuild, and asks again where the old ones went meanwhile', async () => {
    const before = await reporter.run(rows, question)
    const old = rows.path
    const asked = reporter.run(rows, question)
    await runner.rebuild()
    expect(rows.path).not.toBe(old)
    expect(await asked).toEqual(before)
    expect(await reporter.run(rows, question)).toEqual(before)
    expect(existsSync(old)).toBe(false)
  })

  it('is refused where the thread dies, and the next question starts it anew', async () => {
    const mortal = new ThreadReporter({ folder: folder.path }, start)
    const asked = mortal.run(rows, question)
    // It has only just been started, and cannot have answered.
    void workers.at(-1)?.terminate()
    await expect(asked).rejects.toMatchObject({ code: 'REPORT_INTERRUPTED' })
    expect(await mortal.run(rows, question)).toEqual(await reporter.run(rows, question))
    await mortal.close()
  })

  it('is refused when Virgil ends, and starts no thread any more', async () => {
    const started = workers.length
    const asked = reporter.run(rows, question)
    const refused = expect(asked).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    await reporter.close()
    await refused
    await expect(reporter.run(rows, question)).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    expect(workers).toHaveLength(started)
  })
})

function recorded({ type, data }: ClientEvent): NewEvent {
  const id = newEventId()
  const metadata = {
    commandId: id,
    correlationId: id,
    causationId: id,
    actor: 'test',
    recordedAt: NOW,
    schemaVersion: 1,
  }
  return { id, type, data, metadata }
}
