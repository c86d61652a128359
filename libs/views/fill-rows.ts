import { START, type DomainEvent, type Recorded } from '#event-sourcing'
import { tablesOf } from './fingerprint.js'
import type { Projection } from './projection.js'
import { RowSet } from './row-set.js'
import type { RowStore } from './row-store.js'

/** How many events are folded in memory before their rows are written. */
const ENOUGH = 5000

/** The events of a stream from the first one on; undefined where they cannot be read. */
export type WholeStream = readonly Recorded<DomainEvent>[] | undefined

/**
 * Fills empty rows with whole streams, one after the other, for projections in which each stream reads only rows of its
 * own: nothing needs to be loaded. A stream that cannot be read, or has an event that cannot be folded, is left out. Gives
 * how many were.
 */
export async function fillRows(
  store: RowStore,
  projections: readonly Projection[],
  streams: AsyncIterable<WholeStream>,
): Promise<number> {
  const tables = tablesOf(projections)
  let rows = new RowSet(tables, true)
  let [folded, leftOut] = [0, 0]
  for await (const events of streams) {
    if (events && folds(rows, projections, events)) folded += events.length
    else leftOut += 1
    if (folded < ENOUGH) continue
    await store.write(rows.changes(), START)
    rows = new RowSet(tables, true)
    folded = 0
  }
  await store.write(rows.changes(), START)
  return leftOut
}

/** Whether a stream could be folded into the rows; they are as before where not. */
function folds(rows: RowSet, projections: readonly Projection[], events: NonNullable<WholeStream>): boolean {
  try {
    rows.attempt(() => {
      for (const event of events) for (const projection of projections) projection.project(rows, event, event)
    })
    return true
  } catch {
    return false
  }
}
