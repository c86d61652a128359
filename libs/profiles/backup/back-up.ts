import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copyEvents, flushFile, flushFolder, makeFolder, StoreError } from '#event-sourcing'
import { MANIFEST, type Manifest } from './manifest.js'
import { diskError, hashOf, writeWhole } from './whole-files.js'

/**
 * Backs a data folder up into a new folder, while Virgil works on it or not: a copy of its events as they stand at one
 * instant, looked through, and the key of its references. Views are left out: they are made again from the events.
 * The backup appears whole or not at all.
 *
 * Refuses with `BACKUP_EXISTS`, `NOT_A_STORE`, `DISK_FULL`. `copy` is how events are copied; tests put a failing one in its place.
 */
export async function backUp(
  folder: string,
  target: string,
  madeAt: Date,
  copy: typeof copyEvents = copyEvents,
): Promise<Manifest> {
  const [from, to] = [resolve(folder), resolve(target)]
  if (existsSync(to))
    throw new StoreError(
      'BACKUP_EXISTS',
      `${to} exists already. Name a folder that does not: a backup is never written over.`,
    )
  const unfinished = `${to}.unfinished`
  try {
    rmSync(unfinished, { recursive: true, force: true })
    makeFolder(unfinished)
    const manifest = await fill(from, unfinished, madeAt, copy)
    flushFolder(unfinished)
    renameSync(unfinished, to)
    flushFolder(dirname(to))
    return manifest
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw diskError(error, dirname(to))
  }
}

async function fill(from: string, to: string, madeAt: Date, copy: typeof copyEvents): Promise<Manifest> {
  const [key, events] = [join(to, 'ref.key'), join(to, 'events.db')]
  copyFileSync(join(from, 'ref.key'), key)
  flushFile(key)
  const copied = copy(from, events)
  flushFile(events)
  const files = { 'ref.key': await hashOf(key), 'events.db': await hashOf(events) }
  const manifest: Manifest = { format: 1, madeAt: madeAt.toISOString(), events: copied.events, files }
  writeWhole(join(to, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}
