import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteEventStore, StoreError, type RecordedEvent } from '#event-sourcing'
import { collect, sampleEvents, temporaryFolder } from '#event-sourcing/testing'
import { Lots } from './lots.js'

const SEED = 20261127
const STREAMS = 12

describe(`a file of events that the disk has changed (seed ${SEED})`, () => {
  const lots = new Lots(SEED)
  let folder: ReturnType<typeof temporaryFolder>
  let whole: Buffer
  let written: RecordedEvent[]
  let number = 0

  beforeAll(async () => {
    folder = temporaryFolder()
    const store = await SqliteEventStore.open(join(folder.path, 'whole'))
    for (let stream = 0; stream < STREAMS; stream++)
      await store.append(`client-${stream}`, 'no-stream', sampleEvents(20 + lots.below(30)))
    written = await collect(store.readAll())
    await store.close()
    whole = readFileSync(join(folder.path, 'whole', 'events.db'))
  })
  afterAll(() => folder.remove())

  /** What somebody finds who opens the file: a refusal, damage that is told, or nothing amiss; and whether all events are there. */
  const found = async (bytes: Buffer): Promise<{ told: string; isWhole: boolean }> => {
    const home = join(folder.path, `damaged-${++number}`)
    mkdirSync(home)
    writeFileSync(join(home, 'events.db'), bytes)
    let store: SqliteEventStore | undefined
    try {
      store = await SqliteEventStore.open(home)
      const damage = [...store.damage()]
      if (damage.length > 0) return { told: damage[0]?.message ?? '', isWhole: false }
      const events = await collect(store.readAll())
      return { told: '', isWhole: JSON.stringify(events) === JSON.stringify(written) }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return { told: error.code, isWhole: false }
    } finally {
      await store?.close()
    }
  }

  it('is told of, wherever a bit has changed, unless every event is as it was written', async () => {
    let told = 0
    for (let flip = 0; flip < 400; flip++) {
      const bytes = Buffer.from(whole)
      const [at, bit] = [lots.below(bytes.length), lots.below(8)]
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      const { told: what, isWhole } = await found(bytes)
      if (what !== '') told += 1
      else if (!isWhole) throw new Error(`Bit ${bit} of byte ${at} has changed, and nobody tells.`)
    }
    expect(told).toBeGreaterThan(200)
  }, 120_000)

  it('is told of, wherever it ends early', async () => {
    for (let cut = 0; cut < 60; cut++) {
      const end = cut % 2 === 0 ? lots.below(whole.length) : 4096 * lots.below(whole.length / 4096)
      const { told } = await found(whole.subarray(0, end))
      if (told === '' && end > 0) throw new Error(`The file ends at ${end} of ${whole.length}, and nobody tells.`)
    }
  }, 120_000)

  it('is told of, wherever a page was lost or stands in the place of another', async () => {
    const pages = whole.length / 4096
    for (let time = 0; time < 60; time++) {
      const bytes = Buffer.from(whole)
      const [from, to] = [lots.below(pages), lots.below(pages)]
      if (time % 2 === 0) bytes.fill(0, to * 4096, (to + 1) * 4096)
      else whole.copy(bytes, to * 4096, from * 4096, (from + 1) * 4096)
      const { told, isWhole } = await found(bytes)
      if (told === '' && !isWhole) throw new Error(`Page ${to} is not what was written, and nobody tells.`)
    }
  }, 120_000)
})
