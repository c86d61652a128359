import { groupOf, integer, table, text, type RowOf, type Rows, type Selection } from '#views'
import type { MadeBy, PathUnit } from '../domain/path.js'
import { readPaths, type JourneyProgress, type ReadHop } from './journey-progress.js'

type Unit = PathUnit['unit']

/** How a journey went from holder to holder, once for each way of reading: a unit, without or with "nobody". */
export const paths = table({
  name: 'path',
  columns: {
    journey_id: text(),
    unit: text<Unit>(),
    nobody: integer<0 | 1>(),
    client_id: text(),
    /** Who had the journey first: the only holder, where there is no hop. */
    first_holder: text(),
    hops: integer(),
    bounces: integer(),
    bounces_before_resolution: integer(),
    /** Distinct holders. */
    stations: integer(),
    /** A holder reappears after another. */
    returns: integer<0 | 1>(),
  },
  key: ['journey_id', 'unit', 'nobody'],
  groups: ['journey_id'],
  indexes: [['unit', 'nobody', 'hops']],
})
export type PathRow = RowOf<typeof paths>

/** The holder of a journey changes between two touchpoints. Durations in milliseconds. */
export const hops = table({
  name: 'hop',
  columns: {
    journey_id: text(),
    unit: text<Unit>(),
    nobody: integer<0 | 1>(),
    /** The first hop of a journey is 1. */
    number: integer(),
    client_id: text(),
    from_holder: text(),
    to_holder: text(),
    at: integer(),
    touchpoint_id: text(),
    made_by: text<MadeBy>(),
    wait: integer(),
    bounce: integer<0 | 1>(),
    before_resolution: integer<0 | 1>(),
  },
  key: ['journey_id', 'unit', 'nobody', 'number'],
  groups: ['journey_id'],
  indexes: [['unit', 'nobody', 'from_holder', 'to_holder']],
})
export type HopRow = RowOf<typeof hops>

interface JourneyIds {
  readonly id: string
  readonly client_id: string
}

/** What must be at hand before a journey's paths are read anew. */
export const touchedPaths = (journeyId: string): Selection[] => [
  groupOf(hops, 'journey_id', journeyId),
  groupOf(paths, 'journey_id', journeyId),
]

export function removePaths(rows: Rows, journeyId: string): void {
  for (const { unit, nobody, number } of rows.inGroup(hops, 'journey_id', journeyId)) {
    rows.delete(hops, [journeyId, unit, nobody, number])
  }
  for (const { unit, nobody } of rows.inGroup(paths, 'journey_id', journeyId))
    rows.delete(paths, [journeyId, unit, nobody])
}

/** One row for each reading in which the journey has had a holder; those that stay as they were are left alone. */
export function putPaths(
  rows: Rows,
  { id, client_id }: JourneyIds,
  before: JourneyProgress,
  progress: JourneyProgress,
): void {
  const known = readPaths(before)
  readPaths(progress).forEach(([reading, path], index) => {
    const old = known[index]?.[1]
    if (path.hops === old?.hops && path.stations.length === old.stations.length) return
    rows.put(paths, {
      journey_id: id,
      ...readAs(reading),
      client_id,
      first_holder: path.stations[0] ?? '',
      hops: path.hops,
      bounces: path.bounces,
      bounces_before_resolution: path.bouncesBeforeResolution,
      stations: path.stations.length,
      returns: path.hops + 1 > path.stations.length ? 1 : 0,
    })
  })
}

export function putHops(rows: Rows, { id, client_id }: JourneyIds, made: readonly ReadHop[]): void {
  for (const { reading, number, hop } of made) {
    rows.put(hops, {
      journey_id: id,
      ...readAs(reading),
      number,
      client_id,
      from_holder: hop.from,
      to_holder: hop.to,
      at: hop.at,
      touchpoint_id: hop.touchpointId,
      made_by: hop.madeBy,
      wait: hop.wait,
      bounce: hop.bounce ? 1 : 0,
      before_resolution: hop.beforeResolution ? 1 : 0,
    })
  }
}

const readAs = ({ unit, countNobody }: PathUnit): { unit: Unit; nobody: 0 | 1 } => ({
  unit,
  nobody: countNobody ? 1 : 0,
})
