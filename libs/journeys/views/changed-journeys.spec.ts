import fc from 'fast-check'
import { projectAll, type AnyRow, type AnyTable, type KeyOf, type Projection, type Rows } from '#views'
import type { ClientEvent } from '../domain/events.js'
import { attempt, clientWord, correction, handover } from '../testing/corrections.js'
import { charters, DAY, EPOCH, history, Life, recorded } from '../testing/histories.js'
import { changedJourneys } from './changed-journeys.js'
import { circles } from './circle.js'
import { handoffs } from './handoff.js'
import { journeys } from './journey.js'
import { hops, paths } from './path.js'
import { journeysProjection } from './projection.js'
import { promises } from './promise.js'
import { timelineEntries } from './timeline-entry.js'

/** The tables that hold a journey, or what belongs to one. */
const ofJourneys: readonly AnyTable[] = [journeys, paths, hops, circles, handoffs, promises, timelineEntries]

/** The journeys by the row that holds them, or what belongs to them, as folds have put it last. */
class Belonging {
  readonly #journeys = new Map<string, string>()

  /** The journeys whose rows a fold changes through these rows. */
  noting(rows: Rows, changed: Set<string>): Rows {
    return {
      get: (table, key) => rows.get(table, key),
      inGroup: (table, column, value) => rows.inGroup(table, column, value),
      put: (table, row) => {
        rows.put(table, row)
        if (!ofJourneys.includes(table)) return
        const { id, journey_id: journeyId = id } = row as AnyRow
        const key = nameOf(
          table,
          table.key.map((column) => (row as AnyRow)[column]),
        )
        for (const each of [this.#journeys.get(key), String(journeyId)]) if (each !== undefined) changed.add(each)
        this.#journeys.set(key, String(journeyId))
      },
      delete: <T extends AnyTable>(table: T, key: KeyOf<T>) => {
        rows.delete(table, key)
        const journeyId = this.#journeys.get(nameOf(table, [key].flat()))
        if (journeyId !== undefined) changed.add(journeyId)
      },
    }
  }
}

const nameOf = (table: AnyTable, key: readonly unknown[]): string => JSON.stringify([table.name, ...key])

/** The projection, which also tells of each event what journeys it changed. */
function telling(tell: (event: ClientEvent, changed: ReadonlySet<string>) => void): Projection<ClientEvent> {
  const belonging = new Belonging()
  return {
    ...journeysProjection,
    project(rows, event, recorded) {
      const changed = new Set<string>()
      journeysProjection.project(belonging.noting(rows, changed), event, recorded)
      tell(event, changed)
    },
  }
}

const lives = fc
  .tuple(
    history(20),
    fc.array(fc.oneof(correction, handover, clientWord), { maxLength: 20 }),
    fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 6 }),
  )
  .map(([touchpoints, corrections, days]) => {
    const life = new Life(charters())
    touchpoints.forEach((touchpoint, index) => {
      life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] })
      const [correct, day] = [corrections[index], days[index]]
      if (correct) attempt(life, correct, index)
      if (day !== undefined) life.tell({ type: 'LetTimePass', until: new Date(EPOCH + day * DAY).toISOString() })
    })
    return life
  })

describe('the journeys that an event changes', () => {
  it('are all those of which the fold changes a row, whatever happens', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(lives, (life) => {
        const projection = telling((event, changed) => {
          if (changed.size > 0) seen.add(event.type)
          expect([...changed].filter((journeyId) => !changedJourneys(event).includes(journeyId))).toEqual([])
        })
        projectAll(projection, recorded(life.events))
      }),
      { numRuns: 400 },
    )
    for (const type of ['JourneysMerged', 'JourneySplit', 'TouchpointMoved', 'CircleRetracted', 'HandoffAccepted'])
      expect(seen).toContain(type)
  })
})
