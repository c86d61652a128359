import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Charters } from '#charter'
import {
  Clock,
  DomainError,
  newEventId,
  SqliteEventStore,
  type DomainEvent,
  type Look,
  type ReadingProgress,
} from '#event-sourcing'
import { temporaryFolder, typescriptFlags } from '#event-sourcing/testing'
import type { clients, ClientEvent } from '#journeys'
import type { PastRows, SchemaOf } from '#views'
import { KeptPast, type MakePast } from './kept-past.js'
import { makePast } from './make-past.js'
import { ReadingThreads } from './reading-threads.js'
import { makePastIn } from './thread-past.js'

const instant = (day: number): string => new Date(Date.UTC(2026, 2, day)).toISOString()
const known = (day: number): Look => ({ knownAt: Date.parse(instant(day)) })
class FirstOfMarch extends Clock {
  now(): number {
    return Date.parse(instant(1))
  }
}

describe('the rows of looks at the past', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: SqliteEventStore
  let past: KeptPast
  let made: Look[]

  beforeEach(async () => {
    folder = temporaryFolder()
    store = await SqliteEventStore.open(folder.path)
    await new Charters(store, new FirstOfMarch()).ensureInForce()
    open((question, options) => makePast(store, question, options))
    await record(1, registered('Acme'))
  })
  afterEach(async () => {
    await past.close()
    await store.close()
    folder.remove()
  })

  function open(make: MakePast): void {
    made = []
    past = new KeptPast(folder.path, store, (question, options) => {
      made.push(question.look)
      return make(question, options)
    })
  }

  /** Records the first events of a client. */
  async function record(day: number, ...events: readonly (ClientEvent | DomainEvent)[]): Promise<void> {
    const origin = { commandId: '', correlationId: '', causationId: '', actor: '', schemaVersion: 1 }
    const metadata = { ...origin, recordedAt: instant(day) }
    const recorded = events.map(({ type, data }) => ({ id: newEventId(), type, data, metadata }))
    await store.append(`client-${newEventId()}`, 'no-stream', recorded)
  }

  const names = async ({ database }: PastRows): Promise<string[]> => {
    const rows = database.kysely<SchemaOf<typeof clients>>().selectFrom('client').select('name').orderBy('name')
    return (await rows.execute()).map(({ name }) => name)
  }
  const kept = (): string[] => (existsSync(join(folder.path, 'past')) ? readdirSync(join(folder.path, 'past')) : [])

  it('are those of what was known then', async () => {
    await record(5, registered('Bureau'))
    expect(await past.use(known(4), names)).toEqual(['Acme'])
    expect(await past.use(known(5), names)).toEqual(['Acme', 'Bureau'])
    expect(await past.use({}, names)).toEqual(['Acme', 'Bureau'])
  })

  it('are made once for all who look from there, at once or later', async () => {
    expect(await Promise.all([past.use(known(4), names), past.use(known(4), names)])).toEqual([['Acme'], ['Acme']])
    expect(await past.use(known(4), names)).toEqual(['Acme'])
    expect(made).toEqual([known(4)])
  })

  it('are made anew only where what was recorded since counts', async () => {
    await past.use(known(4), names)
    await record(5, registered('Bureau'))
    expect(await past.use(known(4), names)).toEqual(['Acme'])
    expect(made).toHaveLength(1)
    await record(4, registered('Cafe'))
    expect(await past.use(known(4), names)).toEqual(['Acme', 'Cafe'])
    expect(made).toHaveLength(2)
    expect(kept()).toHaveLength(1)
  })

  it('stay for the two looks that were asked for last', async () => {
    for (const day of [2, 3, 2, 4, 2]) await past.use(known(day), names)
    expect(made).toEqual([known(2), known(3), known(4)])
    expect(kept()).toHaveLength(2)
  })

  it('stay until the answer is there, whoever else looks meanwhile', async () => {
    const found = await past.use(known(2), async (rows) => {
      for (const day of [3, 4, 5]) await past.use(known(day), names)
      return names(rows)
    })
    expect(found).toEqual(['Acme'])
    expect(kept()).toHaveLength(2)
  })

  it('leave out a client with an event that cannot be read, or not be folded, and say so', async () => {
    await record(2, registered('Bureau'), { type: 'Strange', data: {} })
    const offered = { type: 'HandoffOffered', data: { journeyId: newEventId() } }
    await record(2, registered('Cafe'), offered)
    const looked = past.use(known(3), async (rows) => [await names(rows), rows.unreadableClients])
    expect(await looked).toEqual([['Acme'], 2])
  })

  it('are gone when Virgil has ended, and so is what a killed process left', async () => {
    await past.use(known(2), names)
    expect(kept()).toHaveLength(1)
    await past.close()
    expect(kept()).toEqual([])
    mkdirSync(join(folder.path, 'past', '7'), { recursive: true })
    writeFileSync(join(folder.path, 'past', '7', 'views-1.db'), 'half a file')
    open((question, options) => makePast(store, question, options))
    expect(kept()).toEqual([])
    expect(await past.use(known(2), names)).toEqual(['Acme'])
  })

  it('are tried again where they could not be made', async () => {
    const fail = new DomainError('TOY_REFUSED', 'Not today.')
    open((question, options) => (made.length === 1 ? Promise.reject(fail) : makePast(store, question, options)))
    await expect(past.use(known(2), names)).rejects.toMatchObject({ code: 'TOY_REFUSED' })
    expect(await past.use(known(2), names)).toEqual(['Acme'])
    expect(kept()).toHaveLength(1)
  })

  it('are given up when Virgil ends', async () => {
    open(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
    )
    const looked = expect(past.use(known(2), names)).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    await past.close()
    await looked
  })

  it('are the same from a thread of its own, which tells how far it is', async () => {
    const threads = new ReadingThreads(
      { folder: folder.path },
      (script, workerData) => new Worker(script, { workerData, execArgv: typescriptFlags }),
    )
    open(makePastIn(threads))
    const told: ReadingProgress[] = []
    for (let client = 0; client < 20; client++)
      await record(2, ...Array.from({ length: 60 }, () => registered(`Client ${client}`)))
    const onProgress = (progress: ReadingProgress): void => void told.push(progress)
    expect(await past.use(known(1), names, { onProgress })).toEqual(['Acme'])
    expect(told).toEqual([{ events: expect.any(Number), of: 1201 }])
    await threads.close()
  })
})

const registered = (name: string): ClientEvent => ({
  type: 'ClientRegistered',
  data: { clientId: newEventId(), code: name.toUpperCase(), name },
})
