import fc from 'fast-check'
import { charterFrom, CharterHistory, type CharterDefinition } from '#charter'
import type { Correction } from '../../testing/corrections.js'
import { DAY, EPOCH } from '../../testing/histories.js'
import { corrections, inForce, letHoursPass, livedThrough, shuffled } from '../../testing/lives.js'
import { walkContext } from '../client-draft.js'
import type { IncomingTouchpoint } from '../commands.js'
import type { Fact } from '../fact.js'
import { circlesOf, walkThrough, type WalkContext } from '../walk.js'
import type { CircleKind } from './circle.js'

const END = letHoursPass(400 * 24)
const [first] = inForce.versions
const days = (max: number) => fc.integer({ min: 1, max }).map((days) => `${days} days`)

/** Whatever an amendment may change: thresholds, the unit, the owners of topics, stages, routes. */
const amendments: fc.Arbitrary<Partial<CharterDefinition>> = fc
  .record({
    hours: fc.integer({ min: 1, max: 80 }),
    within: days(20),
    roles: fc.integer({ min: 1, max: 3 }),
    holders: fc.integer({ min: 2, max: 4 }),
    relapse: days(40),
    forsaken: days(30),
    unit: fc.constantFrom('role' as const, 'team' as const, 'member' as const),
    owner: fc.constantFrom('cs', 'support', 'project'),
  })
  .map(({ hours, within, roles, holders, relapse, forsaken, unit, owner }) => ({
    unit,
    topics: first.definition.topics.map((topic) => ({ ...topic, owner, stages: [] })),
    routes: [{ from: 'account', to: 'support', briefing: true, consent: false, returns: true }],
    thresholds: {
      limbo: { response: `${hours} hours` },
      droppedBaton: { within },
      wrongDoor: { roles },
      carousel: { holders },
      relapse: { within: relapse },
      forsaken: { within: forsaken },
    },
  }))

const amended = (amendment: Partial<CharterDefinition>, from: number): CharterHistory =>
  new CharterHistory([first, charterFrom({ ...first.definition, ...amendment }, 2, from)])

const instant = fc.integer({ min: 0, max: 45 * 24 }).map((hours) => EPOCH + hours * (DAY / 24))

interface Lived {
  readonly facts: readonly Fact[]
  readonly context: WalkContext
}

/** The journeys of a client. */
function journeysOf(writes: readonly IncomingTouchpoint[][], corrected: readonly Correction[]): Lived[] {
  const life = livedThrough(writes, corrected)
  life.tell(END)
  return life
    .journeys()
    .map((journey) => ({ facts: journey.facts, context: walkContext(life.state, journey, inForce) }))
}

const before = ({ facts }: Lived, until: number) => facts.filter(({ at }) => at < until)

const visitsIn = ({ facts, context }: Lived) =>
  circlesOf(walkThrough(facts, context)).flatMap(({ visits, ...circle }) =>
    visits.map(({ enteredAt, leftAt, missing, evidence }) => ({
      ...circle,
      enteredAt,
      leftAt,
      missing,
      evidence: evidence.from(0),
    })),
  )

/** The visits as they stood at an instant, when nothing later was known. */
const visitsAt = (journey: Lived, until: number) =>
  visitsIn({ facts: before(journey, until), context: { ...journey.context, passedUntil: until } })

/** The visits up to an instant, told by all that is known. */
const pastVisits = (journey: Lived, until: number) =>
  visitsIn(journey)
    .filter(({ enteredAt }) => enteredAt < until)
    .map(({ leftAt = Infinity, ...visit }) => ({ ...visit, leftAt: leftAt < until ? leftAt : undefined }))

const withDeadlines: readonly CircleKind[] = ['limbo', 'dropped-baton', 'broken-promise']

/** What an ask, an offer, a promise or informing before an instant made due, and came true then or later. */
function dueVisits(journey: Lived, until: number) {
  const early = new Set(before(journey, until).map(({ id }) => id))
  return visitsIn(journey)
    .filter(({ kind, evidence: [first = ''] }) => withDeadlines.includes(kind) && early.has(first))
    .map(({ leftAt: _, ...visit }) => visit)
}

const under = ({ facts, context }: Lived, charters: CharterHistory): Lived => ({
  facts,
  context: { ...context, charters },
})

describe('An amendment of the charter', () => {
  it('moves no circle of the past: none is entered, left or shown otherwise than it was, and no touchpoint shows it twice', () => {
    fc.assert(
      fc.property(shuffled, corrections, amendments, instant, ({ writes }, corrected, amendment, from) => {
        const charters = amended(amendment, from)
        for (const journey of journeysOf(writes, corrected)) {
          const stood = visitsAt(journey, from)
          const stand = pastVisits(under(journey, charters), from)
          expect(
            stand.map(({ evidence, ...visit }, index) => ({
              ...visit,
              evidence: evidence.slice(0, stood[index]?.evidence.length),
            })),
          ).toEqual(stood)
          expect(stand.filter(({ evidence }) => new Set(evidence).size < evidence.length)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('moves no running deadline: what an ask, an offer, a promise or informing made due stays due', () => {
    fc.assert(
      fc.property(shuffled, corrections, amendments, instant, ({ writes }, corrected, amendment, from) => {
        const charters = amended(amendment, from)
        for (const journey of journeysOf(writes, corrected))
          expect(dueVisits(under(journey, charters), from)).toEqual(dueVisits(journey, from))
      }),
      { numRuns: 1000 },
    )
  })
})
