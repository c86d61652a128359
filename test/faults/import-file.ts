import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Importer, loadMapping, openFile, type Imported } from '#intake'
import { operator, type RunningProfile } from '../support/profile.js'

/** A file to import, the mapping and the charter that go with it, by their paths. */
export interface ImportFile {
  readonly folder: string
  readonly csv: string
  readonly mapping: string
  readonly charter: string
}

/** Imports a file as the command line does. */
export async function importFile(profile: RunningProfile, file: ImportFile): Promise<Imported> {
  const mapping = await loadMapping(file.mapping)
  const opened = await openFile(file.csv, { mapping })
  const charter = await readFile(file.charter, 'utf8')
  const rejects = join(file.folder, 'rejects.csv')
  return profile.get(Importer).import({ file: opened, charter, rejects }, operator)
}
