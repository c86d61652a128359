import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#event-sourcing/testing'
import { ChildScript, scriptBeside } from '../support/child-script.js'
import { RunningProfile } from '../support/profile.js'
import { manyTouchpoints } from './many-touchpoints.js'

describe('a process that is killed while it makes the views of a folder', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  const views = () => readdirSync(folder.path).filter((name) => /^views-\d+\.db$/.test(name))

  it('leaves nothing that the next one would take for rows', async () => {
    const recording = await RunningProfile.open({ folder: folder.path })
    for (let client = 0; client < 6; client++) await recording.execute(manyTouchpoints(client))
    const hash = await recording.viewsHash()
    await recording.close()
    for (const name of views()) rmSync(join(folder.path, name))

    for (const events of [1, 2000]) {
      const child = new ChildScript(scriptBeside(import.meta.url, './opening-process'), [folder.path, String(events)])
      await child.end()
      expect(child.complaint).toBe('')
      expect(views()).toHaveLength(2)
    }

    const opened = await RunningProfile.open({ folder: folder.path })
    expect(await opened.viewsHash()).toBe(hash)
    expect(views()).toHaveLength(1)
    expect(await opened.rebuiltHash()).toBe(hash)
    expect((await opened.verify()).faults).toEqual([])
    await opened.close()
  }, 60_000)
})
