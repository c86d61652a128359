import fc from 'fast-check'
import { charterDefinition } from '#charter'
import { directions, effects, intents } from '#journeys'
import { figuresOf } from '../testing/filters.js'
import { naive } from '../testing/naive.js'
import { naiveTimes, type IsWorked } from '../testing/naive-times.js'
import { definition, RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import type { Spread } from './figures/times.js'
import type { Report } from './report.js'

const RUNS = 100
const HOUR = 3_600_000
const START = Date.parse('2026-01-05T09:00:00.000Z')

/** So often in ten. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, often: number) =>
  fc.oneof({ arbitrary, weight: often }, { arbitrary: fc.constant(undefined), weight: 10 - often })

/** Touchpoints of a few journeys, many at the same instant, in the order in which they arrive. */
const history: fc.Arbitrary<Told[]> = fc
  .array(
    fc.record({
      journey: fc.constantFrom('one', 'two', 'three'),
      hour: fc.integer({ min: 0, max: 20 }),
      role: maybe(fc.constantFrom('account', 'support', 'cs'), 8),
      team: maybe(fc.constantFrom('north', 'south', 'Östlich'), 7),
      member: maybe(fc.constantFrom('Ada', 'Bo', 'Cem'), 7),
      impersonal: maybe(fc.constant(true as const), 2),
      direction: maybe(fc.constantFrom(...directions), 7),
      intent: maybe(fc.constantFrom(...intents), 5),
      effect: maybe(fc.constantFrom(...effects), 3),
      topic: maybe(fc.constant('training'), 1),
      assisting: maybe(fc.constant(true as const), 1),
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

/** Two offices: the usual one, and one with long weeks, four hours ahead. A team's calendar goes before its role's. */
const twoOffices = charterDefinition.parse({
  ...definition,
  roles: [{ name: 'account' }, { name: 'support', calendar: 'ahead' }, { name: 'cs' }],
  teams: [
    { name: 'north', calendar: 'office' },
    { name: 'south', role: 'support' },
  ],
  calendars: [
    { name: 'office', hours: ['mon-fri 09:00-17:00'] },
    { name: 'ahead', zone: 'Asia/Baku', hours: ['mon-sat 08:00-20:00'] },
  ],
})

const isWorked: IsWorked = (hour, { role, team }) => {
  const ahead = team !== 'north' && (role ?? (team === 'south' ? 'support' : undefined)) === 'support'
  const local = new Date(hour + (ahead ? 4 * HOUR : 0))
  const [day, time] = [local.getUTCDay(), local.getUTCHours()]
  return ahead ? day !== 0 && time >= 8 && time < 20 : day !== 0 && day !== 6 && time >= 9 && time < 17
}

describe('The bounce report over random histories', () => {
  let journeys: RecordedJourneys

  beforeAll(async () => {
    journeys = await RecordedJourneys.open(twoOffices)
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
        expect(timesSaid(report)).toEqual(naiveTimes(told, unit, countNobody, isWorked))
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

/** The times that it says, in hours, in the shape of the naive count. */
function timesSaid({ pairs, resolution, durations, timeHeld }: Report) {
  const hours = (value: number | null) => (value === null ? null : value / HOUR)
  const medians = ({ median, working }: Spread) => [hours(median), hours(working.median)]
  return {
    durations: durations.byHops.map(medians),
    resolutions: medians(resolution.timeToResolution),
    answers: medians(resolution.timeToFirstAnswer),
    waits: Object.fromEntries(
      pairs.map(({ from, to, hops, wait }) => [
        `${from} > ${to}`,
        { times: hops, all: expect.any(Array) as unknown, medians: medians(wait) },
      ]),
    ),
    held: Object.fromEntries(
      timeHeld.map(({ holder, stays, stay, total }) => [
        holder,
        { times: stays, all: [hours(total.elapsed), hours(total.working)], medians: medians(stay) },
      ]),
    ),
  }
}
