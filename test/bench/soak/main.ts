import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { companies } from '../company/company.js'
import { isReached } from '../bench.js'
import { machine, machineLine } from '../machine.js'
import { drawFound } from '../table.js'
import { drawCourses, drawDone } from './draw.js'
import { soakOptionsFrom, type SoakRunOptions } from './options.js'
import { coursesOf, doneOf, verdictOn } from './verdict.js'
import { soak } from './soak.js'

/** `npm run soak -- --help` tells what it can be asked for. The exit code tells whether a fault was found; a missed aim is told. */
const options = soakOptionsFrom(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(options)
  process.exitCode = 2
} else {
  process.exitCode = (await run(options)) ? 0 : 1
}

/** Gives whether no fault was found. */
async function run({ json, minutes, clients, perSecond, seed, home }: SoakRunOptions): Promise<boolean> {
  const facts = machine()
  const folder = mkdtempSync(join(tmpdir(), 'virgil-soak-'))
  const tell = (message: string): void => console.error(message)
  try {
    const company = await companies(home ?? folder, tell)({ clients, touchpoints: clients * 10, seed })
    const soaked = await soak({ company, folder, minutes, perSecond, seed, tell })
    const [courses, done, found] = [coursesOf(soaked), doneOf(soaked), verdictOn(soaked, company)]
    const about = { machine: facts, seed, minutes, perSecond }
    const figures = found.figures.map((figure) => ({ ...figure, reached: isReached(figure) }))
    const { faults, faultCount, samples, left } = soaked
    console.log(
      json
        ? JSON.stringify({ ...about, figures, courses, done, faults, faultCount, left, samples })
        : `${machineLine(facts)}\nSeed ${seed}, ${minutes} minutes, ${perSecond} deeds per second\n\n` +
            `${drawFound('A server at work for long', found)}\n${drawCourses(courses)}\n${drawDone(done)}`,
    )
    return faultCount === 0 && left.missing === 0 && left.faults.length === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
