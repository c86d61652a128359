import { groupOf, integer, table, text, type RowOf, type Rows, type Selection } from '#views'
import type { MadeBy } from '../domain/path.js'
import { readings, units, type JourneyProgress, type ReadHop, type Reading, type Unit } from './journey-progress.js'

/**
 * How a journey went from holder to holder: in each unit one row for both readings, or one for each of the others
 * (`readingsOf` says which to ask for).
 */
export const paths = table({
  name: 'path',
  columns: {
    journey_id: text(),
    unit: text<Unit>(),
    reading: text<Reading>(),
    /** Who had the journey first: the only holder, where there is no hop. */
    first_holder: text(),
    /** The first touch of the first holder. */
    first_at: integer(),
    first_role: text().nullable(),
    first_team: text().nullable(),
    hops: integer(),
    bounces: integer(),
    bounces_before_resolution: integer(),
    /** Distinct holders. */
    stations: integer(),
    /** A holder reappears after another. */
    returns: integer<0 | 1>(),
  },
  key: ['journey_id', 'unit', 'reading'],
  groups: ['journey_id'],
})
export type PathRow = RowOf<typeof paths>

/**
 * The holder of a journey changes between two touchpoints. Where its readings part, the hops before remain those
 * of both. Durations in milliseconds.
 */
export const hops = table({
  name: 'hop',
  columns: {
    journey_id: text(),
    unit: text<Unit>(),
    reading: text<Reading>(),
    /** The first hop of a journey is 1. */
    number: integer(),
    from_holder: text(),
    to_holder: text(),
    at: integer(),
    touchpoint_id: text(),
    /** What the touchpoint says of the holder after. */
    role: text().nullable(),
    team: text().nullable(),
    made_by: text<MadeBy>(),
    wait: integer(),
    bounce: integer<0 | 1>(),
    before_resolution: integer<0 | 1>(),
  },
  key: ['journey_id', 'unit', 'reading', 'number'],
  groups: ['journey_id'],
  indexes: [['unit', 'reading', 'from_holder', 'to_holder']],
})
export type HopRow = RowOf<typeof hops>

/** What must be at hand before a journey's paths are read anew. */
export const touchedPaths = (journeyId: string): Selection[] => [
  groupOf(hops, 'journey_id', journeyId),
  groupOf(paths, 'journey_id', journeyId),
]

export function removePaths(rows: Rows, journeyId: string): void {
  for (const { unit, reading, number } of rows.inGroup(hops, 'journey_id', journeyId)) {
    rows.delete(hops, [journeyId, unit, reading, number])
  }
  for (const { unit, reading } of rows.inGroup(paths, 'journey_id', journeyId))
    rows.delete(paths, [journeyId, unit, reading])
}

/** One row for each reading in which the journey has had a holder; those that stay as they were are left alone. */
export function putPaths(rows: Rows, journeyId: string, before: JourneyProgress, progress: JourneyProgress): void {
  for (const unit of units) {
    for (const reading of readings) {
      const old = before.paths[unit][reading]
      const path = progress.paths[unit][reading]
      if (old?.stations.length && !path) rows.delete(paths, [journeyId, unit, reading])
      if (!path?.stations.length) continue
      if (path.hops === old?.hops && path.stations.length === old.stations.length) continue
      rows.put(paths, {
        journey_id: journeyId,
        unit,
        reading,
        first_holder: path.stations[0] ?? '',
        first_at: path.first?.at ?? 0,
        first_role: path.first?.role ?? null,
        first_team: path.first?.team ?? null,
        hops: path.hops,
        bounces: path.bounces,
        bounces_before_resolution: path.bouncesBeforeResolution,
        stations: path.stations.length,
        returns: path.hops + 1 > path.stations.length ? 1 : 0,
      })
    }
  }
}

export function putHops(rows: Rows, journeyId: string, made: readonly ReadHop[]): void {
  for (const { unit, reading, number, hop, role, team } of made) {
    rows.put(hops, {
      journey_id: journeyId,
      unit,
      reading,
      number,
      from_holder: hop.from,
      to_holder: hop.to,
      at: hop.at,
      touchpoint_id: hop.touchpointId,
      role: role ?? null,
      team: team ?? null,
      made_by: hop.madeBy,
      wait: hop.wait,
      bounce: hop.bounce ? 1 : 0,
      before_resolution: hop.beforeResolution ? 1 : 0,
    })
  }
}
