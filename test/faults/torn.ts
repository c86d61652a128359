import type { Lots } from './lots.js'

/** What a disk writes whole, or not at all, or leaves unreadable. */
const SECTOR = 512

/**
 * A file as a power cut may leave it that goes while it is being written: `before` is what was flushed last, `after` what was
 * written since. What did not change stays. Of the rest each sector is old, new or rubbish, or all of it ends somewhere.
 */
export function torn(before: Buffer, after: Buffer, lots: Lots): Buffer {
  const way = lots.next()
  if (way < 0.1) return Buffer.from(before)
  if (way < 0.4 && after.length > before.length) return endedEarly(before, after, lots)
  return mixed(before, after, lots)
}

/** The file grew, but not to its end. */
function endedEarly(before: Buffer, after: Buffer, lots: Lots): Buffer {
  return Buffer.from(after.subarray(0, before.length + lots.below(after.length - before.length)))
}

function mixed(before: Buffer, after: Buffer, lots: Lots): Buffer {
  const left = Buffer.from(after)
  const written = 0.2 + 0.8 * lots.next()
  for (let at = 0; at < after.length; at += SECTOR) {
    const end = Math.min(at + SECTOR, after.length)
    const from = firstChange(before, after, at, end)
    if (from === end) continue
    const lot = lots.next()
    if (lot < written) continue
    if (lot < written + (1 - written) / 2) putBack(before, left, from, end)
    else for (let byte = from; byte < end; byte++) left[byte] = lots.below(256)
  }
  return left
}

/** Where a stretch of two files begins to differ; its end where it does not. */
function firstChange(before: Buffer, after: Buffer, from: number, end: number): number {
  if (end <= before.length && before.compare(after, from, end, from, end) === 0) return end
  let at = from
  while (at < end && at < before.length && before[at] === after[at]) at++
  return at
}

/** What stood there before; behind the former end, zeroes. */
function putBack(before: Buffer, left: Buffer, from: number, end: number): void {
  left.fill(0, from, end)
  before.subarray(from, end).copy(left, from)
}
