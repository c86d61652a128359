import { join } from 'node:path'
import { writeGeneratedLog } from './generated-log.js'

/** A file to import, and the preset that reads it. */
export interface BenchLog {
  readonly file: string
  readonly preset: string
  /** What it is, for a reader of the figures. */
  readonly described: string
}

/** The log of a run: a file that was named, else one that is made in the folder. Makes it once. */
export function benchLog(options: {
  folder: string
  seed: number
  file?: string
  preset: string
}): () => Promise<BenchLog> {
  let made: Promise<BenchLog> | undefined
  return () => (made ??= make(options))
}

async function make({ folder, seed, file, preset }: Parameters<typeof benchLog>[0]): Promise<BenchLog> {
  if (file !== undefined) return { file, preset, described: `${file}, read by the preset ${preset}` }
  const path = join(folder, 'generated.xes.gz')
  const { rows, journeys, clients } = await writeGeneratedLog(path, seed)
  const described = `generated from seed ${seed}: ${rows} rows, ${journeys} journeys, ${clients} clients`
  return { file: path, preset: 'vinst', described }
}
