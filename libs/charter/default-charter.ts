import { readFileSync } from 'node:fs'
import type { CharterDefinition } from './domain/definition.js'
import { charterFromYaml } from './yaml.js'

/** The charter that an empty folder starts with, unless an import brings its own. */
export const defaultCharter = (): CharterDefinition =>
  charterFromYaml(readFileSync(new URL('default.charter.yaml', import.meta.url), 'utf8'))
