import fc from 'fast-check'
import { projectAll, type RowOf } from '#views'
import { pairKey } from '../domain/client-state.js'
import { compareFacts, type Fact } from '../domain/fact.js'
import { topicOf, type Journey } from '../domain/journey.js'
import { holderAfter } from '../domain/holder.js'
import { confirms } from '../domain/standing.js'
import { walkContext } from '../domain/client-draft.js'
import { standingOf, walkOf } from '../domain/walked.js'
import { attempt, correction, handover } from '../testing/corrections.js'
import { charters, history, Life, recorded } from '../testing/histories.js'
import { circles } from './circle.js'
import { mergeProposals } from './client.js'
import { handoffs } from './handoff.js'
import { journeys } from './journey.js'
import { journeysProjection } from './projection.js'
import { promises } from './promise.js'
import { factIn, timelineEntries } from './timeline-entry.js'

/** A client whose touchpoints come one by one, some followed by what a member corrects. */
const lives = fc
  .tuple(history(20), fc.array(fc.oneof(correction, handover), { maxLength: 16 }))
  .map(([touchpoints, corrections]) => {
    const life = new Life(charters())
    touchpoints.forEach((touchpoint, index) => {
      life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] })
      const correct = corrections[index]
      if (correct) attempt(life, correct, index)
    })
    return life
  })

const byId = <T extends { id: string }>(all: readonly T[]) => all.toSorted((one, other) => (one.id < other.id ? -1 : 1))

/** When the client confirmed the resolution that stands, as the facts tell it. */
function confirmedAt(journey: Journey): number | null {
  const standing = standingOf(journey)
  const resolution = standing?.resolutions[standing.resolutions.length - 1]
  if (standing?.status !== 'resolved') return null
  return journey.facts.slice(journey.facts.findIndex(({ id }) => id === resolution?.factId)).find(confirms)?.at ?? null
}

const offerIn = ({ id, state, due_at }: RowOf<typeof handoffs>) => [id, state, due_at]

describe('whatever members correct, the views show what the state holds', () => {
  const shown = (check: (life: Life, rows: ReturnType<typeof projectAll>) => void) =>
    fc.assert(
      fc.property(lives, (life) => check(life, projectAll(journeysProjection, recorded(life.events)))),
      { numRuns: 100 },
    )

  it('of journeys', () =>
    shown((life, rows) =>
      expect(
        byId(rows.rows(journeys).filter(({ merged_into }) => merged_into === null)).map((row) => ({
          id: row.id,
          status: row.status,
          topic: row.topic ?? undefined,
          touchpoints: row.touchpoints,
          confirmed: row.confirmed_at,
        })),
      ).toEqual(
        byId(life.journeys()).map((journey) => ({
          id: journey.id,
          status: standingOf(journey)?.status,
          topic: topicOf(journey),
          touchpoints: journey.facts.filter(({ touchpoint }) => touchpoint).length,
          confirmed: confirmedAt(journey),
        })),
      ),
    ))

  it('of who has them', () =>
    shown((life, rows) => {
      for (const { id, facts } of life.journeys()) {
        const row = rows.rows(journeys).find((each) => each.id === id)
        const { role = null, team = null, member = null } = holderAfter(facts)
        expect([row?.role, row?.team, row?.member]).toEqual([role, team, member])
      }
    }))

  it('of their facts', () =>
    shown((life, rows) => {
      const entries = rows.rows(timelineEntries)
      const factsOf = (journeyId: string) =>
        entries
          .filter(({ journey_id }) => journey_id === journeyId)
          .map(factIn)
          .sort(compareFacts)
      const outlined = (facts: readonly Fact[]) => facts.map(({ id, effect, touchpoint }) => [id, effect, touchpoint])
      for (const { id, facts } of life.journeys()) expect(outlined(factsOf(id))).toEqual(outlined(facts))
    }))

  it('of circles, and of what members said to them', () =>
    shown((life, rows) =>
      expect(
        byId(rows.rows(circles)).map(({ id, kind, visits, acknowledged_at, dismissed_because }) => ({
          id,
          kind,
          visits: visits.length,
          acknowledged: acknowledged_at !== null,
          dismissed: dismissed_because !== null,
        })),
      ).toEqual(
        byId(
          life.journeys().flatMap(({ announced }) =>
            [...announced.values()].map(({ circleId, kind, visits, acknowledged = false, dismissed = false }) => ({
              id: circleId,
              kind,
              visits: visits.length,
              acknowledged,
              dismissed,
            })),
          ),
        ),
      ),
    ))

  it('of offers, promises, asks and stages, as the rules see them', () =>
    shown((life, rows) => {
      for (const journey of life.journeys()) {
        const spell = walkOf(journey, walkContext(life.state, journey, life.charters))?.spell
        const row = rows.rows(journeys).find(({ id }) => id === journey.id)
        const offers = rows.rows(handoffs).filter(({ journey_id }) => journey_id === journey.id)
        const made = rows.rows(promises).filter(({ journey_id }) => journey_id === journey.id)
        const known = spell?.handoffs.offers ?? []
        expect(byId(offers.filter(({ id }) => known.some(({ handoffId }) => handoffId === id))).map(offerIn)).toEqual(
          known.map(({ handoffId, state, dueAt }) => [handoffId, state, dueAt]).toSorted(),
        )
        expect(offers.filter(({ state }) => state === 'offered')).toHaveLength(
          known.filter(({ state }) => state === 'offered').length,
        )
        expect(made.flatMap(({ id, state }) => (state === 'open' ? [id] : [])).toSorted()).toEqual(
          (spell?.promises.open ?? []).map(({ promiseId }) => promiseId).toSorted(),
        )
        expect((row?.unanswered_since ?? null) === null).toBe(spell?.earliestUnanswered === undefined)
        if (spell) expect(row?.stage ?? undefined).toBe(spell.promises.stage?.name)
      }
    }))

  it('of the merges that wait for a decision', () =>
    shown((life, rows) =>
      expect(
        rows
          .rows(mergeProposals)
          .map((row) => pairKey(row.journey_id, row.with_journey_id))
          .sort(),
      ).toEqual(
        [...life.state.proposals]
          .filter(([, state]) => state === 'open')
          .map(([pair]) => pair)
          .sort(),
      ),
    ))
})
