import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

/*
 * Looking through a file of views takes seconds where it is large. One that was closed in good order, and has neither grown
 * nor been touched since, need not be looked through again.
 */

/** Notes beside a file how it was left. To be called when its connection is closed. */
export function leaveSeal(path: string): void {
  try {
    writeFileSync(sealOf(path), seal(path))
  } catch {
    // Without a seal it is looked through next time.
  }
}

/** Whether a file is as it was left; the seal is broken from now on. */
export function breakSeal(path: string): boolean {
  try {
    const isWhole = readFileSync(sealOf(path), 'utf8') === seal(path)
    rmSync(sealOf(path))
    return isWhole
  } catch {
    return false
  }
}

export const sealOf = (path: string): string => `${path}-closed`

function seal(path: string): string {
  const { size, mtimeNs } = statSync(path, { bigint: true })
  return `${size} bytes, changed at ${mtimeNs}`
}
