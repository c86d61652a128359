import type { ProjectedBatch } from '#event-sourcing'
import type { Changes } from './changes.js'

/** The most traces that one batch tells of. */
const MOST_TRACES = 128

/** What those who watch are told of a batch that began at an instant of the machine's clock. */
export function projectedBatch(changes: Changes, startedAt: number): ProjectedBatch {
  return {
    events: changes.events.length,
    rows: changes.rowCount,
    startedAt,
    ms: machineTime() - startedAt,
    traceparents: tracesOf(changes),
  }
}

/** Milliseconds since 1970, finer than a clock tells them; the same in all threads. */
export const machineTime = (): number => performance.timeOrigin + performance.now()

function tracesOf({ events }: Changes): string[] {
  const traces = new Set<string>()
  for (const { metadata } of events) {
    if (metadata.traceparent !== undefined) traces.add(metadata.traceparent)
    if (traces.size === MOST_TRACES) break
  }
  return [...traces]
}
