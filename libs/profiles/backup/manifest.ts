import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StoreError } from '#event-sourcing'

/** What a backup holds beside its manifest. The events come last: with them a folder has data. */
export const backedUp = ['ref.key', 'events.db'] as const

/** The name of the manifest in the backup's folder. */
export const MANIFEST = 'backup.json'

/** What a backup says of itself. */
export const manifest = z.strictObject({
  format: z.literal(1),
  /** When its events were copied, ISO 8601: everything answered before is in it. */
  madeAt: z.iso.datetime(),
  events: z.int().min(0),
  /** SHA-256 of each file, in hexadecimal digits. */
  files: z.strictObject({ 'ref.key': z.string().length(64), 'events.db': z.string().length(64) }),
})
export type Manifest = z.infer<typeof manifest>

/** Refuses with `NOT_A_BACKUP`. */
export function readManifest(folder: string): Manifest {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  } catch (cause) {
    throw new StoreError(
      'NOT_A_BACKUP',
      `${folder} is no backup of Virgil's, or one that was interrupted: it has no ${MANIFEST} that can be read.`,
      { cause },
    )
  }
}
