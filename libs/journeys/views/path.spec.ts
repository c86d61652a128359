import fc from 'fast-check'
import { projectAll, type RowOf } from '#views'
import { advancePath, emptyPath, type Hop } from '../domain/path.js'
import type { Journey } from '../domain/journey.js'
import { advanceStanding, type Standing } from '../domain/standing.js'
import { charters, DAY, EPOCH, history, id, Life, recorded } from '../testing/histories.js'
import { readingsOf, units, type Unit } from './journey-progress.js'
import { hops, paths } from './path.js'
import { journeysProjection } from './projection.js'

/** The rows of one journey in a unit, as one who counts nobody or does not asks for them. */
function rowsRead(life: Life, { id }: Journey, asked: Unit, countNobody: boolean) {
  const rows = projectAll(journeysProjection, recorded(life.events))
  const isRead = ({ journey_id, unit, reading }: RowOf<typeof hops> | RowOf<typeof paths>) =>
    journey_id === id && unit === asked && readingsOf(countNobody).includes(reading)
  return {
    paths: rows.rows(paths).filter(isRead),
    hops: rows
      .rows(hops)
      .filter(isRead)
      .sort((one, other) => one.number - other.number),
  }
}

/** The path that the rules read in all facts of a journey. */
function ruledPath({ facts }: Journey, unit: Unit, countNobody: boolean) {
  let [path, standing] = [emptyPath, undefined as Standing | undefined]
  const made: Hop[] = []
  for (const fact of facts) {
    standing = advanceStanding(standing, fact)
    const next = advancePath(path, fact, { unit, countNobody }, standing.resolutions.length === 0)
    path = next.path
    if (next.hop) made.push(next.hop)
  }
  return { path, made }
}

describe('the rows of paths', () => {
  it('are in every unit and reading what the rules read in the facts, in any history', () =>
    fc.assert(
      fc.property(history(25), fc.boolean(), (touchpoints, merges) => {
        const life = Life.withThreads(charters())
        life.tell({ type: 'RecordTouchpoints', touchpoints })
        const [from, into] = life.journeys()
        if (merges) life.tell({ type: 'MergeJourneys', fromJourneyId: from!.id, intoJourneyId: into!.id })
        for (const journey of life.journeys())
          for (const unit of units)
            for (const countNobody of [false, true]) {
              const { path, made } = ruledPath(journey, unit, countNobody)
              const read = rowsRead(life, journey, unit, countNobody)
              expect(read.hops).toMatchObject(
                made.map(({ from, to, at, wait, touchpointId, bounce, beforeResolution }, index) => ({
                  number: index + 1,
                  from_holder: from,
                  to_holder: to,
                  at,
                  wait,
                  touchpoint_id: touchpointId,
                  bounce: bounce ? 1 : 0,
                  before_resolution: beforeResolution ? 1 : 0,
                })),
              )
              const figures = {
                first_holder: path.stations[0],
                hops: path.hops,
                bounces: path.bounces,
                bounces_before_resolution: path.bouncesBeforeResolution,
                stations: path.stations.length,
              }
              expect(read.paths).toMatchObject(path.stations.length > 0 ? [figures] : [])
            }
      }),
      { numRuns: 50 },
    ))

  /** By role: how the path, and each hop, is read after touchpoints of these roles. */
  function readAfter(...roles: (string | undefined)[]) {
    const life = new Life(charters())
    roles.forEach((role, index) =>
      life.tell({
        type: 'RecordTouchpoints',
        touchpoints: [
          {
            touchpointId: id(`touchpoint ${index}`),
            occurredAt: new Date(EPOCH + index * DAY).toISOString(),
            source: { system: 'tool', thread: 't1' },
            role,
          },
        ],
      }),
    )
    const rows = projectAll(journeysProjection, recorded(life.events))
    const isByRole = ({ unit }: { unit: Unit }) => unit === 'role'
    return {
      paths: rows
        .rows(paths)
        .filter(isByRole)
        .map(({ reading, hops }) => `${reading} ${hops}`),
      hops: rows
        .rows(hops)
        .filter(isByRole)
        .map(({ reading, number }) => `${reading} ${number}`),
    }
  }

  it('are written once while every touchpoint names a holder', () => {
    expect(readAfter('account', 'support', 'cs')).toEqual({ paths: ['both 2'], hops: ['both 1', 'both 2'] })
  })

  it('part at the first touchpoint that names nobody, and keep the hops before', () => {
    expect(readAfter('account', 'support', undefined, 'support', 'cs')).toEqual({
      paths: ['counted 4', 'named 2'],
      hops: ['both 1', 'counted 2', 'counted 3', 'counted 4', 'named 2'],
    })
  })

  it('lack a reading in which the journey has had no holder', () => {
    expect(readAfter(undefined)).toEqual({ paths: ['counted 0'], hops: [] })
  })
})
