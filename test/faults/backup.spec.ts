import { join } from 'node:path'
import { temporaryFolder } from '#event-sourcing/testing'
import { backUp, restore } from '#profiles'
import { BounceReport } from '#reports'
import { ChildScript, scriptBeside } from '../support/child-script.js'
import { operator, RunningProfile } from '../support/profile.js'
import { History } from './history.js'
import { heardIn } from './protocol.js'

const ANSWERS = 600

describe('a backup under load', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())
  const at = (name: string): string => join(folder.path, name)

  it('holds all that was acknowledged before it, and is whole wherever it is restored', async () => {
    let answers = 0
    const child = new ChildScript(scriptBeside(import.meta.url, './loaded-process'), [at('data'), '7'], (line) => {
      if (line.startsWith('{"answered"')) answers += 1
    })
    await child.until(() => answers >= ANSWERS)
    const before = heardIn(child.lines)
    await backUp(at('data'), at('safe'), new Date())
    const during = answers
    await child.until(() => answers >= during + ANSWERS)
    await child.kill()

    await restore(at('safe'), at('elsewhere'))
    const history = new History()
    for (const said of before) if ('answered' in said) history.answers.set(said.answered, said.answer)
    const restored = await RunningProfile.open({ folder: at('elsewhere') })
    try {
      await history.read(restored.embedded.store)
      expect(history.faults()).toEqual([])
      expect(history.answers.size).toBeGreaterThanOrEqual(ANSWERS)
      expect((await restored.verify()).faults).toEqual([])
      expect(await restored.viewsHash()).toBe(await restored.rebuiltHash())
    } finally {
      await restored.close()
    }
  }, 120_000)

  it('shows the same state, rows and report as the folder that it was taken of', async () => {
    const child = new ChildScript(scriptBeside(import.meta.url, './loaded-process'), [at('data'), '8', '16', '500'])
    expect(await child.end()).toBe(0)
    await backUp(at('data'), at('safe'), new Date())
    await restore(at('safe'), at('elsewhere'))
    expect(await picture(at('elsewhere'))).toEqual(await picture(at('data')))
  }, 120_000)
})

async function picture(folder: string): Promise<unknown> {
  const profile = await RunningProfile.open({ folder })
  try {
    const [rows, { stateHash }] = [await profile.viewsHash(), await profile.verify()]
    return { rows, stateHash, report: await profile.ask(new BounceReport(operator)) }
  } finally {
    await profile.close()
  }
}
