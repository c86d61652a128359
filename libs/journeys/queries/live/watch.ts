import type { Position, Recorded } from '#event-sourcing'
import type { ClientEvent } from '../../domain/events.js'

/** What somebody watches. */
export interface Watch<Row> {
  /** Watches of one name find the same: it is sought once for all of them. */
  readonly name: string
  /** The client whose events concern it; all clients by default. */
  readonly clientId?: string | undefined
  /** What these events brought, as it is now, in the order of the positions. */
  find(events: readonly Recorded<ClientEvent>[]): Promise<readonly Found<Row>[]>
}

/** A row that a watch found. All who watch the same are given the same object. */
export interface Found<Row> {
  /** With this one, all that came up to here has been given. */
  readonly position: Position
  readonly row: Row
  /** What it takes in memory, about. */
  readonly bytes: number
}

/** Where each thing that events name came last, by its id, in the order of the positions. */
export function lastPlaces(
  events: readonly Recorded<ClientEvent>[],
  idsIn: (event: Recorded<ClientEvent>) => readonly string[],
): Map<string, Position> {
  const places = new Map<string, Position>()
  for (const event of events)
    for (const id of idsIn(event)) {
      places.delete(id)
      places.set(id, event.position)
    }
  return places
}

/** The rows, each at its place, in the order of the places. A place without a row is left out. */
export function foundAt<Row extends { readonly id: string }>(
  places: ReadonlyMap<string, Position>,
  rows: readonly Row[],
): Found<Row>[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return [...places].flatMap(([id, position]) => {
    const row = byId.get(id)
    return row ? [{ position, row, bytes: JSON.stringify(row).length }] : []
  })
}
