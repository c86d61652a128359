import fc from 'fast-check'
import { DAY } from '../testing/histories.js'
import { corrections, inForce, livedThrough, shuffled } from '../testing/lives.js'
import { walkContext } from './client-draft.js'
import type { Fact } from './fact.js'
import { advanceWalk, circlesOf, nextDueAt, passTime, walkThrough, type Walk, type WalkContext } from './walk.js'

/** The circles of a walk, their evidence as plain lists. */
const visitsIn = (walk: Walk) =>
  circlesOf(walk).map(({ visits, ...circle }) => ({
    ...circle,
    visits: visits.map(({ evidence, ...visit }) => ({ ...visit, evidence: evidence.from(0) })),
  }))

/** All that a walk tells, as a text for comparing. */
function told(walk: Walk | undefined): string {
  if (!walk) return ''
  const { standing, last, deadlines, spell } = walk
  return JSON.stringify({
    standing,
    last: last.id,
    circles: visitsIn(walk),
    dueAt: nextDueAt(walk),
    deadlines: deadlines.map(({ kind, sighting }) => ({ kind, ...sighting, evidence: sighting.evidence(0) })),
    spell: spell && {
      ...spell,
      bounceEvidence: spell.bounceEvidence.from(0),
      holders: spell.holders.from(0),
      doors: spell.doors.from(0),
    },
  })
}

/** The walk after each fact, when some of the time up to the next one has passed. */
function stepByStep(facts: readonly Fact[], context: WalkContext, lots: readonly number[]) {
  let walk: Walk | undefined
  return facts.map((fact, index) => {
    const next = facts[index + 1]?.at ?? fact.at + 30 * DAY
    const until = fact.at + ((next - fact.at) * (lots[index % lots.length] ?? 0)) / 100
    walk = passTime(advanceWalk(walk, fact, context), until)
    return { walk, until }
  })
}

const lots = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 })
describe('A walk', () => {
  it('that goes on fact by fact equals the walk through all of them, at every prefix and whenever time passes', () => {
    fc.assert(
      fc.property(shuffled, corrections, lots, ({ writes }, corrected, lots) => {
        const life = livedThrough(writes, corrected)
        for (const journey of life.journeys()) {
          const context = walkContext(life.state, journey, inForce)
          // Told when all are made, so that one that changed an earlier one would show.
          const steps = stepByStep(journey.facts, context, lots)
          expect(steps.map(({ walk }) => told(walk))).toEqual(
            steps.map(({ until }, index) =>
              told(walkThrough(journey.facts.slice(0, index + 1), { ...context, passedUntil: until })),
            ),
          )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is in no circle where the journey stands resolved', () => {
    fc.assert(
      fc.property(shuffled, corrections, lots, ({ writes }, corrected, lots) => {
        const life = livedThrough(writes, corrected)
        const open = life
          .journeys()
          .flatMap((journey) => stepByStep(journey.facts, walkContext(life.state, journey, inForce), lots))
          .filter(({ walk }) => walk.standing.status === 'resolved')
          .flatMap(({ walk }) =>
            visitsIn(walk).flatMap(({ visits }) => visits.filter(({ leftAt }) => leftAt === undefined)),
          )
        expect(open).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
