import fc from 'fast-check'
import { directions, effects, intents } from '#journeys'
import { figuresOf } from '../testing/filters.js'
import { naive } from '../testing/naive.js'
import { RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import type { Report } from './report.js'

const RUNS = 100
const HOUR = 3_600_000
const START = Date.parse('2026-01-05T09:00:00.000Z')

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq: number) => fc.option(arbitrary, { nil: undefined, freq })

/** Touchpoints of a few journeys, many at the same instant, in the order in which they arrive. */
const history: fc.Arbitrary<Told[]> = fc
  .array(
    fc.record({
      journey: fc.constantFrom('one', 'two', 'three'),
      hour: fc.integer({ min: 0, max: 20 }),
      role: maybe(fc.constantFrom('account', 'support', 'cs'), 6),
      team: maybe(fc.constantFrom('north', 'south', 'Östlich'), 3),
      member: maybe(fc.constantFrom('Ada', 'Bo', 'Cem'), 3),
      impersonal: maybe(fc.constant(true as const), 1),
      direction: maybe(fc.constantFrom(...directions), 4),
      intent: maybe(fc.constantFrom(...intents), 2),
      effect: maybe(fc.constantFrom(...effects), 1),
      topic: maybe(fc.constant('training'), 1),
      assisting: fc.option(fc.constant(true as const), { nil: undefined, freq: 1 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ hour, ...rest }, order) => ({
      ...defined(rest),
      order,
      occurredAt: new Date(START + hour * HOUR * 60).toISOString(),
    })),
  )
  .map(markLate)

/** Says which touchpoints come after one of their journey that happened later. */
function markLate(told: readonly Omit<Told, 'late'>[]): Told[] {
  return told.map((each, index) => {
    const isLate = told
      .slice(0, index)
      .some(({ journey, occurredAt }) => journey === each.journey && occurredAt > each.occurredAt)
    return isLate ? { ...each, late: true } : each
  })
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

describe('The bounce report over random histories', () => {
  let journeys: RecordedJourneys

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
  })
  afterAll(() => journeys.close())

  it('says what a naive count of the touchpoints says', async () => {
    const reading = {
      unit: fc.constantFrom('role' as const, 'team' as const, 'member' as const),
      countNobody: fc.boolean(),
    }
    await fc.assert(
      fc.asyncProperty(history, fc.record(reading), async (told, { unit, countNobody }) => {
        const clientId = await journeys.client('Acme', told)
        const report = await journeys.report({ unit, countNobody, filter: { clientId }, top: 1000 })
        expect(said(report)).toEqual(naive(told, unit, countNobody))
      }),
      { numRuns: RUNS },
    )
  }, 60_000)

  it('opens with every filter exactly the journeys of the figure', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (told, countNobody) => {
        const clientId = await journeys.client('Acme', told)
        const period = {
          from: new Date(START + 5 * 60 * HOUR).toISOString(),
          to: new Date(START + 15 * 60 * HOUR).toISOString(),
        }
        const report = await journeys.report({ countNobody, period, filter: { clientId }, top: 3 })
        for (const [place, { count, filter }] of figuresOf(report))
          expect([place, await journeys.count(filter)]).toEqual([place, count])
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

/** What the report says, in the shape of the naive count. */
function said({ totals, hops, bounces, pairs, loops, holders, resolution, durations }: Report) {
  return {
    journeys: totals.journeys.count,
    hops: hops.hops.value,
    stations: hops.stations.value,
    withoutHop: hops.journeysWithoutHop.count,
    byHops: hops.journeysByHops.slice(0, 11).map(({ journeys: { count } }) => count),
    threeStations: hops.journeysWithThreeOrMoreStations.count,
    bounces: bounces.bounces.value,
    journeysWithBounce: bounces.bounces.journeys.count,
    bouncesBefore: bounces.beforeFirstResolution.value,
    journeysWithBounceBefore: bounces.beforeFirstResolution.journeys.count,
    anyReturn: bounces.journeysWithAnyReturn.count,
    pairs: pairs.map(({ from, to, hops }) => [`${from} > ${to}`, hops]),
    loops: loops.map(({ between, bounces }) => [between.join(' > '), bounces]),
    holders: holders.map(({ holder, journeysWithBounce }) => [holder, journeysWithBounce.count]),
    resolved: resolution.resolved.count,
    reopened: resolution.reopened.count,
    medianDurations: durations.byHops.map(({ median }) => median),
  }
}
