import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchLog } from './bench-log.js'
import { isReached, type Bench, type Found } from './bench.js'
import { commands } from './commands.js'
import { companyBenches } from './company.js'
import { companies, fewOf } from './company/company.js'
import { emmett } from './emmett.js'
import { importing } from './import.js'
import { machine, machineLine } from './machine.js'
import { optionsFrom, type BenchRunOptions } from './options.js'
import { report } from './report.js'
import { rules } from './rules.js'
import { drawFound } from './table.js'

/** `npm run bench -- --help` tells what it can be asked for. A missed aim is told, and is no failure of the run. */
const benches: readonly Bench[] = [commands, emmett, importing, rules, report]
const names = { benches: benches.map(({ name }) => name), company: companyBenches.map(({ name }) => name) }
const options = optionsFrom(process.argv.slice(2), names)
if (typeof options === 'string') {
  console.error(options)
  process.exitCode = 2
} else {
  await measureAll(options)
}

async function measureAll({ json, only, home, ...options }: BenchRunOptions): Promise<void> {
  const facts = machine()
  const folder = mkdtempSync(join(tmpdir(), 'virgil-bench-'))
  const tell = (message: string): void => console.error(message)
  const size = { clients: options.clients, touchpoints: options.touchpoints, seed: options.seed }
  const company = companies(home ?? folder, tell)
  const context = {
    ...options,
    folder,
    tell,
    log: benchLog({ ...options, folder }),
    company: () => company(size),
    fewer: () => company(fewOf(size)),
  }
  const measured: (Pick<Bench, 'name' | 'title'> & Found)[] = []
  if (!json) console.log(`${machineLine(facts)}\nSeed ${options.seed}, rounds: ${options.rounds}\n`)
  try {
    for (const bench of options.isCompany ? companyBenches : benches) {
      const { name, title } = bench
      if (only.length > 0 && !only.includes(name)) continue
      const found = await bench.run(context)
      measured.push({ name, title, ...found })
      if (!json) console.log(drawFound(title, found))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const { seed, rounds } = options
  if (json) console.log(JSON.stringify({ machine: facts, seed, rounds, benches: measured.map(judged) }))
}

function judged<B extends Found>(bench: B) {
  return { ...bench, figures: bench.figures.map((figure) => ({ ...figure, reached: isReached(figure) })) }
}
