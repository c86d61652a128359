import { createHash } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { flushFile, StoreError } from '#event-sourcing'

/** SHA-256 of a file, in hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Writes a file that only its owner can read, durably. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  flushFile(path)
}

/** A full disk in words that say what to do; any other error as it is. */
export function diskError(cause: unknown, folder: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'SQLITE_FULL') return cause
  return new StoreError('DISK_FULL', `The disk under ${folder} is full. Make room there, and begin again.`, { cause })
}
