import type { StreamIndex } from './stream-index.js'

/**
 * The first revision that a stream still shows; one beyond the last if it shows none. What is before it stays in $all.
 * IndexReader.cs, ReadStreamEventsForwardInternal: `$maxCount` and `$tb` give the lower bound, then `$maxAge`.
 */
export function readableFrom(streams: StreamIndex, stream: string, now: number): number {
  const events = streams.eventsOf(stream)
  const { maxCount, truncateBefore, maxAge } = streams.metadataOf(stream)
  let first = 0
  if (maxCount !== undefined) first = Math.max(first, events.length - maxCount)
  if (truncateBefore !== undefined) first = Math.max(first, truncateBefore)
  if (maxAge !== undefined) {
    while (first < events.length && (events[first]?.created ?? 0) < now - maxAge) first++
  }
  return Math.min(first, events.length)
}
