import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushFile, flushFolder, StoreError } from '#event-sourcing'

const BYTES = 32

/**
 * The folder's key for the names of reservation streams, made when the folder is. It must stay with the
 * events: with another key, references that are reserved would be reserved again. So a folder that has events and no key
 * is refused, as is a key that is damaged, with `NOT_A_STORE`.
 */
export function refKey(folder: string, { hasEvents }: { hasEvents: boolean }): Uint8Array {
  const path = join(folder, 'ref.key')
  if (!existsSync(path)) {
    if (hasEvents)
      throw new StoreError('NOT_A_STORE', `${path} is missing: put the one back that belongs to the events beside it.`)
    create(folder, path)
  }
  const key = readFileSync(path)
  if (key.length !== BYTES)
    throw new StoreError('NOT_A_STORE', `${path} is damaged: restore it from a backup of the folder.`)
  return key
}

function create(folder: string, path: string): void {
  const fresh = `${path}.new`
  writeFileSync(fresh, randomBytes(BYTES), { mode: 0o600 })
  flushFile(fresh)
  renameSync(fresh, path)
  flushFolder(folder)
}
