import { SqliteEventStore } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { EventLoopRunner, historyOf, PostgresReadDatabase, viewsHash } from '#views'
import { append, merged, moved, opened, projections, rules, touched } from '../../libs/views/testing/toy.js'
import { ChildScript, scriptBeside } from '../support/child-script.js'
import { newPostgresDatabase } from '../support/postgres.js'
import { Lots } from './lots.js'

const LEASE_MS = 600

describe('A process that writes views into PostgreSQL', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: SqliteEventStore
  let url: string

  beforeEach(async () => {
    folder = temporaryFolder()
    store = await SqliteEventStore.open(folder.path)
    url = await newPostgresDatabase()
    // Views that are missing would be made all at once.
    await append(store, 'client-0', opened('first'))
    await takeOver()
    for (let i = 0; i < 500; i++) {
      const [a, b] = [`j${i % 40}`, `j${(i * 3) % 31}`]
      const events = [opened(a), touched(a, `e${i}`, `role ${i % 4}`, i / 7), moved(`e${i - 9}`, a, b)]
      await append(store, `client-${i % 5}`, ...events, ...(i % 9 === 8 ? [merged(a, b)] : []))
    }
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })

  const start = () =>
    new ChildScript(scriptBeside(import.meta.url, './postgres-writer'), [folder.path, url, String(LEASE_MS)])
  const hasWritten = (writer: ChildScript) => writer.lines.some((line) => /^events [1-9]/.test(line))

  /** Takes the views over, and says whether they are, once all events are in, what a rebuild makes of these. */
  async function takeOver(also: () => Promise<void> = async () => undefined): Promise<void> {
    const history = () => historyOf(store)
    const database = await PostgresReadDatabase.open({ url, projections, history, leaseMs: LEASE_MS, waitMs: 20_000 })
    const runner = await EventLoopRunner.open({ ...rules, store, database })
    runner.start()
    await runner.whenApplied(await store.head(), { timeoutMs: 60_000 })
    await also()
    await runner.whenApplied(await store.head(), { timeoutMs: 60_000 })
    const hash = await viewsHash(database)
    await runner.rebuild()
    expect(await viewsHash(database)).toBe(hash)
    await runner.stop()
    await database.close()
  }

  it('is killed, and the next one goes on where it was', async () => {
    const lots = new Lots(20_260_302)
    for (let round = 0; round < 4; round++) {
      const writer = start()
      const enough = writer.lines.length + Math.floor(lots.next() * 6)
      await writer.until(() => writer.lines.includes('open') && writer.lines.length > enough)
      expect(writer.complaint).toBe('')
      await writer.kill()
    }
    await takeOver()
  })

  it('is paused past its lease, and commits nothing when it goes on', async () => {
    const writer = start()
    await writer.until(() => hasWritten(writer))
    writer.signal('SIGSTOP')
    await takeOver(async () => {
      await append(store, 'client-1', opened('last'))
      writer.signal('SIGCONT')
      await writer.until(() => writer.lines.some((line) => /^problem .*(took the views over|kept up by)/.test(line)))
    })
    await writer.kill()
  })
})
