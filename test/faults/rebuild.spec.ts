import { setImmediate as nextTurn } from 'node:timers/promises'
import { temporaryFolder } from '#event-sourcing/testing'
import { clients, journeys, timelineEntries } from '#journeys'
import { RunningProfile } from '../support/profile.js'
import { Load, messageOf } from './load.js'
import { Lots } from './lots.js'
import { manyTouchpoints } from './many-touchpoints.js'

const SEED = 4
const CALLERS = 16
const BEFORE = 400
const tables = [timelineEntries, journeys, clients].map(({ name }) => name)

describe(`a rebuild while others write and read (seed ${SEED})`, () => {
  let folder: ReturnType<typeof temporaryFolder>
  let profile: RunningProfile

  beforeEach(async () => {
    folder = temporaryFolder()
    profile = await RunningProfile.open({ folder: folder.path })
  })

  afterEach(async () => {
    await profile.close()
    folder.remove()
  })

  it('never shows less than before, and ends in the rows of a clean rebuild', async () => {
    const load = new Load('rebuild', new Lots(SEED), 30)
    // The rebuild's own progress lets the callers go on, so that they write from its first batch to its last.
    let [given, allowed, ended] = [0, BEFORE, false]
    const caller = async () => {
      while (!ended) {
        if (given >= allowed) await nextTurn()
        else await profile.execute(messageOf((given++, load.next())))
      }
    }
    const lost: string[] = []
    let read = 0
    const reader = async () => {
      for (let last = await countRows(profile); !ended; read += 1) {
        const now = await countRows(profile)
        now.forEach((rows, index) => {
          if (rows < (last[index] ?? 0)) lost.push(`${tables[index]} fell from ${last[index]} to ${rows}`)
        })
        last = now
        await nextTurn()
      }
    }

    const callers = Promise.all(Array.from({ length: CALLERS }, caller))
    while (given < BEFORE) await nextTurn()
    await profile.embedded.caughtUp()
    const reading = reader()
    for (let time = 1; time <= 2; time++) {
      const before = given
      const { parked } = await profile.embedded.runner.rebuild(() => (allowed += 2 * CALLERS))
      expect(parked).toEqual([])
      expect(given).toBeGreaterThan(before)
    }
    ended = true
    await Promise.all([callers, reading])

    expect(lost).toEqual([])
    expect(read).toBeGreaterThan(5)
    await expectCleanRows(profile)
  }, 60_000)

  it('ends, though more is written meanwhile than it reads', async () => {
    const most = 24
    const writing: Promise<unknown>[] = []
    const write = () => {
      if (writing.length < most) writing.push(profile.execute(manyTouchpoints(writing.length)))
    }
    write()
    await writing[0]
    await profile.embedded.caughtUp()
    await profile.embedded.runner.rebuild(write)
    expect(writing.length).toBeLessThan(most)
    await Promise.all(writing)
    await expectCleanRows(profile)
  }, 60_000)
})

async function countRows(profile: RunningProfile): Promise<number[]> {
  const kysely = profile.embedded.database.kysely<Record<string, { id: string }>>()
  const counts = tables.map((name) =>
    kysely
      .selectFrom(name)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow(),
  )
  return (await Promise.all(counts)).map(({ rows }) => Number(rows))
}

async function expectCleanRows(profile: RunningProfile): Promise<void> {
  const lived = await profile.viewsHash()
  expect(await profile.rebuiltHash()).toBe(lived)
  expect((await profile.verify()).faults).toEqual([])
}
