import { readdir, readFile } from 'node:fs/promises'
import { IntakeError } from '../errors.js'
import { parseMapping } from '../mapping/load.js'
import type { Mapping } from '../mapping/schema.js'

/** A mapping that ships with Virgil, for a known kind of file. */
export interface Preset {
  readonly name: string
  readonly description: string
  readonly mapping: Mapping
  /** The charter that goes with it, as YAML. */
  readonly charter: string
}

const file = (name: string): URL => new URL(name, import.meta.url)

/** The presets, by name: each is a `<name>.yaml` with a `<name>.charter.yaml` in this folder. */
export async function presets(): Promise<Preset[]> {
  return Promise.all((await names()).map(read))
}

/** The preset of this name; refuses with `PRESET_UNKNOWN`. */
export async function presetNamed(name: string): Promise<Preset> {
  const known = await names()
  if (!known.includes(name))
    throw new IntakeError('PRESET_UNKNOWN', `There is no preset "${name}"; there are: ${known.join(', ')}.`)
  return read(name)
}

async function names(): Promise<string[]> {
  const files = await readdir(file('.'))
  return files.flatMap((each) => /^([a-z\d-]+)\.yaml$/.exec(each)?.[1] ?? []).sort()
}

async function read(name: string): Promise<Preset> {
  const [yaml, charter] = await Promise.all([
    readFile(file(`${name}.yaml`), 'utf8'),
    readFile(file(`${name}.charter.yaml`), 'utf8'),
  ])
  const mapping = parseMapping(yaml, `the preset ${name}`)
  return { name, description: mapping.description ?? '', mapping, charter }
}
