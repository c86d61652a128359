import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '#event-sourcing/testing'
import { ChildScript, scriptBeside } from '../support/child-script.js'
import { madeUpLog } from '../support/made-up-log.js'
import { RunningProfile } from '../support/profile.js'
import { importFile } from './import-file.js'
import { Lots } from './lots.js'

const SEED = 33
const KILLS = 3
const support = (name: string): string => fileURLToPath(new URL(`../support/${name}`, import.meta.url))

describe(`an import that is killed (seed ${SEED})`, () => {
  const home = temporaryFolder()
  afterAll(() => home.remove())
  const place = (name: string) => join(home.path, name)

  // No text may hold a line break, for the rows to be shuffled.
  const [header = '', ...rows] = madeUpLog({ seed: SEED, journeys: 620, clients: 260 })
    .replace(/"[^"]*(?:""[^"]*)*"/g, (quoted) => quoted.replaceAll(/\r?\n/g, ' '))
    .split('\r\n')
    .filter((line) => line !== '')
  const written = (name: string, lines: readonly string[]): string => {
    writeFileSync(place(name), [header, ...lines].map((line) => `${line}\r\n`).join(''))
    return place(name)
  }
  const mapping = place('mapping.yaml')
  writeFileSync(mapping, `${readFileSync(support('made-up-log.mapping.yaml'), 'utf8')}order: Sıra\n`)
  const charter = support('made-up-log.charter.yaml')

  /** Imports a file to its end, and tells what the folder holds then. */
  const imported = async (name: string, csv: string) => {
    const folder = place(name)
    const profile = await RunningProfile.open({ folder })
    const { recorded, rejected } = await importFile(profile, { folder, csv, mapping, charter })
    const { events, stateHash, faults } = await profile.verify()
    const views = await profile.viewsHash()
    if (name === 'killed') expect(await profile.rebuiltHash()).toBe(views)
    await profile.close()
    expect({ rejected, faults }).toEqual({ rejected: 0, faults: [] })
    return { recorded, events, stateHash }
  }

  /** Imports a file until there are so many events, or a few more, and tells how many there were last. */
  const importedUntil = async (name: string, csv: string, events: number) => {
    const args = [place(name), csv, mapping, charter]
    const child = new ChildScript(scriptBeside(import.meta.url, './importing-process'), args)
    const said = () => Number(child.lines.at(-1) ?? 0)
    await child.until(() => said() >= events)
    expect([child.exitCode, child.complaint]).toEqual([null, ''])
    await child.kill()
    return said()
  }

  it('goes on where it stopped, to what an import without interruption gives, whatever the order of rows', async () => {
    const lots = new Lots(SEED)
    const csv = written('whole.csv', rows)
    const whole = await imported('whole', csv)
    expect(whole.recorded).toBe(rows.length)
    expect(rows.length).toBeGreaterThan(2900)

    let before = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      const left = whole.events - before
      before = await importedUntil('killed', csv, before + 1 + lots.below(Math.floor(left / 2)))
      expect(before).toBeLessThan(whole.events)
    }
    const { recorded, ...killed } = await imported('killed', csv)
    expect(recorded).toBeLessThan(rows.length)
    expect(killed).toEqual({ events: whole.events, stateHash: whole.stateHash })

    const shuffled = await imported('shuffled', written('shuffled.csv', lots.shuffled(rows)))
    expect(shuffled).toEqual({ ...whole, events: shuffled.events })
    expect(await imported('shuffled', csv)).toEqual({ ...shuffled, recorded: 0 })
  }, 90_000)
})
