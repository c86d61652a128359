import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { START } from '#event-sourcing'
import { temporaryFolder, typescriptFlags } from '#event-sourcing/testing'
import { clients, EventLoopSearcher, journeysProjection } from '#journeys'
import { SqliteReadDatabase, SqliteReaders, type AnyRow } from '#views'
import { ThreadSearcher } from './thread-searcher.js'

const script = new URL('./search-thread.ts', import.meta.url)
const projections = [journeysProjection]

describe('a search in a thread', () => {
  const folder = temporaryFolder()
  const rows = new SqliteReaders(projections)
  const workers: Worker[] = []
  let database: SqliteReadDatabase
  let searcher: ThreadSearcher

  beforeAll(async () => {
    const onMoved = async (path: string): Promise<void> => rows.moveTo(path)
    database = await SqliteReadDatabase.open({ folder: folder.path, projections, onMoved })
    rows.moveTo(database.path)
    searcher = new ThreadSearcher(start)
    await write(database.writer, 'Bureau Alighieri', 'Bureau', 'Acme')
  })
  afterAll(async () => {
    await searcher.close()
    await rows.close()
    await database.close()
    folder.remove()
  })

  function start(): Worker {
    const worker = new Worker(script, { execArgv: typescriptFlags })
    workers.push(worker)
    return worker
  }
  const write = (to: SqliteReadDatabase['writer'], ...names: readonly string[]) => {
    const put = names.map((name, id): AnyRow => {
      return { id: String(id), code: `C${id}`, name, touchpoints: 0, journeys: 0, last_at: 0 }
    })
    return to.write([{ table: clients, put, deleted: [] }], START)
  }
  const found = async (text: string) => (await searcher.find(rows, { text, first: 10 })).map(({ clientId }) => clientId)

  it('finds what the event loop finds, in its order, in one thread for all', async () => {
    const input = { text: 'bureau', first: 10 }
    const hits = await searcher.find(rows, input)
    expect(hits.map(({ clientId }) => clientId)).toEqual(['1', '0'])
    expect(hits).toEqual(await new EventLoopSearcher().find(rows, input))
    expect(await Promise.all([found('acme'), found('alig'), found('C2'), found('nobody')])).toEqual([
      ['2'],
      ['0'],
      ['2'],
      [],
    ])
    expect(workers).toHaveLength(1)
  })

  it('sees what was written a moment ago', async () => {
    await write(database.writer, 'Bureau Alighieri', 'Bureau', 'Acme', 'Purgatorio')
    expect(await found('purgatorio')).toEqual(['3'])
  })

  it('is made in the new rows after a rebuild, and again where the old ones went meanwhile', async () => {
    const old = rows.path
    await write(await database.startNext(), 'Paradiso')
    await database.indexNext(async () => undefined)
    const asked = found('paradiso')
    await database.adoptNext()
    expect(existsSync(old)).toBe(false)
    expect([[], ['0']]).toContainEqual(await asked)
    expect(await found('paradiso')).toEqual(['0'])
    expect(await found('acme')).toEqual([])
  })

  it('is refused where the thread dies, and the next one starts it anew', async () => {
    const mortal = new ThreadSearcher(start)
    const input = { text: 'paradiso', first: 10 }
    const asked = mortal.find(rows, input)
    // It has only just been started, and cannot have answered.
    void workers.at(-1)?.terminate()
    await expect(asked).rejects.toMatchObject({ code: 'SEARCH_INTERRUPTED' })
    expect(await mortal.find(rows, input)).toEqual(await searcher.find(rows, input))
    await mortal.close()
  })
})
