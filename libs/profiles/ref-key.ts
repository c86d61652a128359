import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '#event-sourcing'

const BYTES = 32

/**
 * The folder's key for the names of reservation streams, made when the folder is. It must stay with the
 * events: with another key, references that are reserved would be reserved again.
 */
export function refKey(folder: string): Uint8Array {
  const path = join(folder, 'ref.key')
  if (!existsSync(path)) create(path)
  const key = readFileSync(path)
  if (key.length !== BYTES)
    throw new StoreError('NOT_A_STORE', `${path} is damaged: restore it from a backup of the folder.`)
  return key
}

function create(path: string): void {
  const fresh = `${path}.new`
  const file = openSync(fresh, 'w', 0o600)
  try {
    writeSync(file, randomBytes(BYTES))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, path)
}
