import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '#event-sourcing/testing'
import { FindJourney, ListCircles, RecordTouchpoint } from '#journeys'
import { operator, RunningProfile } from '../support/profile.js'

/** The engineer’s story, imported by the last Virgil of each schema of the events' file: `events.db` and `ref.key` of its folder. */
const folders = fileURLToPath(new URL('../support/folders', import.meta.url))

describe.each(readdirSync(folders))('a folder of %s', (name) => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())

  it('opens, shows what it held, and stays right when it is written to', async () => {
    const path = join(folder.path, 'data')
    cpSync(join(folders, name), path, { recursive: true })
    const profile = await RunningProfile.open({ folder: path })
    try {
      await profile.embedded.caughtUp()
      const shown = async () => {
        const journey = await profile.ask(new FindJourney(operator, { key: 'BUREAU-1' }))
        const { edges } = await profile.ask(new ListCircles(operator))
        return [journey?.status, journey?.touchpoints, edges.map(({ node }) => node.kind).sort()]
      }
      expect(await shown()).toEqual(['resolved', 7, ['forsaken', 'limbo', 'wrong-door']])
      await profile.execute(
        new RecordTouchpoint(operator, {
          client: { ref: { system: 'file', id: 'bureau' } },
          touchpoint: { occurredAt: '2026-04-02T09:00:00Z', topic: 'training', direction: 'inbound', intent: 'thank' },
        }),
      )
      await profile.embedded.caughtUp()
      expect((await profile.verify()).faults).toEqual([])
    } finally {
      await profile.close()
    }
  })
})
