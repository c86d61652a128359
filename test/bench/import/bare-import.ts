import { join } from 'node:path'
import { openDatabase } from '#event-sourcing'
import { openSource, presetNamed } from '#intake'
import { peakMemoryMB } from '../apart.js'
import { BareCommits, type BareRow } from '../commands/bare-commits.js'

/** What the bare import took, in seconds. */
export interface BareImported {
  /** Reading every row of the file. */
  readonly reading: number
  /** Appending the events in batches. */
  readonly appending: number
  readonly peakMB: number
}

const BATCH = 1000

/**
 * Reads a file row by row and throws the rows away, then appends the events that Virgil made of the same file, as ready text,
 * to a new file. Fetching that text is not part of the measurement.
 */
const [folder = '', file = '', presetName = '', virgilFolder = ''] = process.argv.slice(2)

const begun = performance.now()
const source = await openSource(file, { mapping: (await presetNamed(presetName)).mapping })
let rows = 0
for await (const batch of source.batches) rows += batch.length
const reading = (performance.now() - begun) / 1000
if (rows === 0) throw new Error(`${file} has no rows.`)

const events = openDatabase(join(virgilFolder, 'events.db'))
const page = events
  .prepare(
    `SELECT name, revision, event.id, type, data, metadata FROM event CROSS JOIN stream ON stream.id = event.stream
     WHERE position > ? ORDER BY position LIMIT ${BATCH}`,
  )
  .raw()
const bare = await BareCommits.create(folder)
let appending = 0
for (let position = 0, size = BATCH; size === BATCH; position += size) {
  const batch = page.all([position]) as BareRow[]
  const started = performance.now()
  bare.commit(batch)
  appending += (performance.now() - started) / 1000
  size = batch.length
}
bare.close()
events.close()

const imported: BareImported = { reading, appending, peakMB: peakMemoryMB() }
process.stdout.write(JSON.stringify(imported))
