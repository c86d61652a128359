import { RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import { figuresOf } from '../testing/filters.js'
import type { Report } from './report.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-03-02T10:00:00Z')

const at = (hours: number): string => new Date(START + hours * HOUR).toISOString()

/** Bounces between account and support, before and after its resolution; then `cs`. */
const bounced: Told[] = [
  { journey: 'bounced', occurredAt: at(0), role: 'account', topic: 'training', direction: 'inbound', channel: 'mail' },
  { journey: 'bounced', occurredAt: at(1), role: 'support', direction: 'internal' },
  { journey: 'bounced', occurredAt: at(3), role: 'account', direction: 'outbound', channel: 'phone' },
  { journey: 'bounced', occurredAt: at(4), role: 'support', direction: 'outbound', effect: 'resolves' },
  { journey: 'bounced', occurredAt: at(24), role: 'support', direction: 'inbound' },
  { journey: 'bounced', occurredAt: at(26), role: 'account', direction: 'inbound' },
]
/** From cs to support and back by way of account: a return, and no bounce. */
const returned: Told[] = [
  { journey: 'returned', occurredAt: at(200), role: 'cs', topic: 'training', direction: 'inbound', intent: 'ask' },
  { journey: 'returned', occurredAt: at(201), role: 'support', direction: 'inbound' },
  { journey: 'returned', occurredAt: at(203), role: 'account' },
  { journey: 'returned', occurredAt: at(204), role: 'cs', direction: 'outbound', intent: 'answer' },
]
/** One touchpoint with a holder, one without. */
const still: Told[] = [
  { journey: 'still', occurredAt: at(300), role: 'cs' },
  { journey: 'still', occurredAt: at(348), effect: 'resolves' },
]

describe('The bounce report', () => {
  let journeys: RecordedJourneys
  let clients: { acme: string; bureau: string }
  let report: Report

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
    clients = {
      acme: await journeys.client('Acme', [...bounced, ...still]),
      bureau: await journeys.client('Bureau', returned),
    }
    report = await journeys.report()
  })
  afterAll(() => journeys.close())

  it('counts the whole', () => {
    expect(report.totals).toMatchObject({ journeys: { count: 3 }, touchpoints: 12, clients: 2, teams: 0 })
    expect(report.unit).toBe('role')
  })

  it('counts hops and stations, per journey and in all', () => {
    expect(report.hops.hops).toMatchObject({ value: 7, mean: 7 / 3, median: 3, max: 4, journeys: { count: 2 } })
    expect(report.hops.stations).toMatchObject({ value: 6, mean: 2, median: 2, max: 3, journeys: { count: 3 } })
    expect(report.hops.journeysWithThreeOrMoreStations.count).toBe(1)
    const byHops = Object.fromEntries(report.hops.journeysByHops.map(({ hops, journeys: { count } }) => [hops, count]))
    expect(byHops).toMatchObject({ 0: 1, 3: 1, 4: 1, '>10': 0 })
  })

  it('counts bounces, and apart those before the first resolution, without the hop of the resolving touchpoint', () => {
    expect(report.bounces.bounces).toMatchObject({ value: 3, journeys: { count: 1 } })
    expect(report.bounces.beforeFirstResolution).toMatchObject({ value: 1, journeys: { count: 1 } })
    expect(report.bounces.journeysWithAnyReturn.count).toBe(2)
  })

  it('lists the pairs with the waits between, and equal ones by name', () => {
    expect(report.pairs.map(({ from, to, hops }) => [from, to, hops])).toEqual([
      ['support', 'account', 3],
      ['account', 'support', 2],
      ['account', 'cs', 1],
      ['cs', 'support', 1],
    ])
    expect(report.pairs[0]).toMatchObject({
      madeBy: { client: 1, handoff: 0, silent: 2 },
      wait: { median: 2 * HOUR, p90: 2 * HOUR },
      journeys: { count: 2 },
    })
  })

  it('lists the loops, their holders, clients and topics', () => {
    expect(report.loops).toMatchObject([{ between: ['account', 'support'], bounces: 3, journeys: { count: 1 } }])
    expect(report.holders.map(({ holder, journeysWithBounce: { count } }) => [holder, count])).toEqual([
      ['account', 1],
      ['support', 1],
    ])
    expect(report.clients).toMatchObject([
      { name: 'Acme', clientId: clients.acme, journeysWithBounce: { count: 1 }, journeys: { count: 2 } },
    ])
    expect(report.topics).toMatchObject([
      { topic: 'training', journeysWithBounce: { count: 1 }, journeys: { count: 2 } },
    ])
  })

  it('tells the time to resolution and to the first answer, and how long all went on', () => {
    expect(report.resolution).toMatchObject({
      resolved: { count: 2 },
      neverResolved: { count: 1 },
      reopened: { count: 1 },
      timeToResolution: { median: 26 * HOUR, p90: 2 * DAY, journeys: { count: 2 } },
      timeToFirstAnswer: { median: 3.5 * HOUR, p90: 4 * HOUR, journeys: { count: 2 } },
    })
    expect(report.durations.byHops.map(({ hops, median, journeys: { count } }) => [hops, median, count])).toEqual([
      ['0', 48 * HOUR, 1],
      ['1', null, 0],
      ['2', null, 0],
      ['3+', 15 * HOUR, 2],
    ])
    expect(report.durations.spearman).toBeCloseTo(-0.5, 12)
  })

  it('tells whether the owner of a topic was reached', () => {
    expect(report.coverage).toMatchObject([
      { topic: 'training', owner: 'cs', journeys: { count: 2 }, reached: { count: 1 }, notReached: { count: 1 } },
    ])
  })

  it('puts each journey into the week in which it began', () => {
    expect(report.trend.map(({ week, hops, bounces, journeys: { count } }) => [week, count, hops, bounces])).toEqual([
      ['2026-W10', 1, 4, 3],
      ['2026-W11', 2, 3, 0],
    ])
  })

  it('has for every figure the filter that finds exactly its journeys', async () => {
    const figures = figuresOf(report)
    expect(figures.size).toBeGreaterThan(50)
    for (const [place, { count, filter }] of figures)
      expect([place, await journeys.count(filter)]).toEqual([place, count])
  })
})
