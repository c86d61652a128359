import { copyFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkedCopy, FolderLock, flushFile, flushFolder, makeFolder, StoreError } from '#event-sourcing'
import { backedUp, readManifest, type Manifest } from './manifest.js'
import { diskError, hashOf } from './whole-files.js'

/** What may lie in a folder that is free: what a start that came to nothing leaves behind. */
const harmless = new Set(['lock.db', 'lock.db-journal'])

/**
 * Restores a backup into a folder that is free, and looks through what it has written before it counts. The folder's views
 * are made when Virgil opens it.
 *
 * Refuses with `NOT_A_BACKUP`, `BACKUP_DAMAGED`, `FOLDER_IN_USE`, `FOLDER_NOT_EMPTY`, `DISK_FULL`.
 */
export async function restore(backup: string, folder: string): Promise<Manifest> {
  const [from, to] = [resolve(backup), resolve(folder)]
  const manifest = readManifest(from)
  makeFolder(to)
  const lock = FolderLock.take(to)
  try {
    refuseFull(to)
    await fill(from, to, manifest)
    return manifest
  } catch (error) {
    throw diskError(error, to)
  } finally {
    lock.release()
  }
}

function refuseFull(folder: string): void {
  const left = readdirSync(folder).find((name) => !harmless.has(name) && !name.endsWith('.unfinished'))
  if (left !== undefined)
    throw new StoreError(
      'FOLDER_NOT_EMPTY',
      `${folder} holds ${left}. Restore into a folder that is new or empty: nothing is written over.`,
    )
}

async function fill(from: string, to: string, { files, events }: Manifest): Promise<void> {
  const unfinished = (name: string): string => join(to, `${name}.unfinished`)
  try {
    for (const name of backedUp) {
      copyFileSync(join(from, name), unfinished(name))
      flushFile(unfinished(name))
      if ((await hashOf(unfinished(name))) !== files[name]) throw damagedBackup(from, name)
    }
    if (checkedCopy(unfinished('events.db')).events !== events) throw damagedBackup(from, 'events.db')
    for (const name of backedUp) renameSync(unfinished(name), join(to, name))
    flushFolder(to)
  } catch (error) {
    for (const name of backedUp) rmSync(unfinished(name), { force: true })
    throw error
  }
}

const damagedBackup = (folder: string, name: string): StoreError =>
  new StoreError(
    'BACKUP_DAMAGED',
    `${join(folder, name)} is not what the backup says of it. Take another backup; nothing was restored.`,
  )
