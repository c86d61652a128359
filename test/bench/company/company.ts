import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync, constants } from 'node:fs'
import { join } from 'node:path'
import { scriptBeside } from '../../support/child-script.js'
import { apart } from '../apart.js'
import { writeCompany, type CompanySize } from './generated-company.js'
import type { ImportedCompany } from './import-company.js'

/** A company that was generated, and imported into a folder of Virgil's. */
export interface Company {
  readonly size: CompanySize
  /** Virgil's folder. Benches that record work on a copy. */
  readonly data: string
  readonly csvBytes: number
  readonly imported: ImportedCompany
  /** What it is, for a reader of the figures. */
  readonly described: string
}

/** Up to so many touchpoints a cost is compared with. */
export const FEW_TOUCHPOINTS = 65_000

const DONE = 'company.json'

/** The companies of a run: made once each, and kept in the folder under a name that tells their size and seed. */
export function companies(home: string, tell: (message: string) => void): (size: CompanySize) => Promise<Company> {
  const made = new Map<string, Promise<Company>>()
  return (size) => {
    const name = `${size.clients}-clients-${size.touchpoints}-touchpoints-seed-${size.seed}`
    const known = made.get(name) ?? make(join(home, name), size, tell)
    made.set(name, known)
    return known
  }
}

/** A smaller company, with as many touchpoints a client. */
export function fewOf({ clients, touchpoints, seed }: CompanySize): CompanySize {
  const share = Math.min(1, FEW_TOUCHPOINTS / touchpoints)
  return { clients: Math.max(1, Math.round(clients * share)), touchpoints: Math.round(touchpoints * share), seed }
}

/** Uses a copy of a company's folder, and removes it. */
export async function onCopy<Result>(
  { data }: Company,
  folder: string,
  use: (copy: string) => Promise<Result>,
): Promise<Result> {
  const copy = join(folder, 'copy')
  rmSync(copy, { recursive: true, force: true })
  cpSync(data, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  try {
    return await use(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function make(folder: string, size: CompanySize, tell: (message: string) => void): Promise<Company> {
  const done = join(folder, DONE)
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8')) as Company
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const csv = join(folder, 'company.csv')
  const data = join(folder, 'virgil')
  tell(`company: writing ${size.touchpoints} touchpoints of ${size.clients} clients`)
  await writeCompany(csv, size)
  tell('company: importing them')
  const imported = await apart<ImportedCompany>(scriptBeside(import.meta.url, './import-company'), [data, csv])
  const { rows, journeys } = imported
  const described = `generated from seed ${size.seed}: ${size.clients + 1} clients, ${rows} touchpoints, ${journeys} journeys`
  const company = { size, data, csvBytes: statSync(csv).size, imported, described }
  rmSync(csv)
  writeFileSync(done, JSON.stringify(company))
  return company
}
