import { charterDefinition } from '#charter'
import { figuresOf } from '../testing/filters.js'
import { RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import type { Report } from './report.js'

const HOUR = 3_600_000
const hours = (value: number | null = null) => (value === null ? null : value / HOUR)

/** Account works in London as the first calendar says, the desk in Bucharest, where Good Friday is April 10. */
const charter = charterDefinition.parse({
  name: 'Two offices',
  roles: ['account', 'support', 'cs'].map((name) => ({ name })),
  teams: [{ name: 'desk', role: 'support', calendar: 'bucharest' }],
  topics: [{ name: 'training', owner: 'cs' }],
  calendars: [
    { name: 'office', hours: ['mon-fri 09:00-17:00'] },
    { name: 'bucharest', zone: 'Europe/Bucharest', hours: ['mon-fri 09:00-18:00'], closedOn: ['2026-04-10'] },
  ],
})

const told = (journey: string, day: string, touchpoint: Partial<Told>): Told => ({
  journey,
  occurredAt: `2026-${day}:00.000Z`,
  ...touchpoint,
})
const desk = { role: 'support', team: 'desk' }

/*
 * Asked on a Friday, answered on the Monday after the clock went forward: 65 hours. In London 2 hours of Friday; in
 * Bucharest 1 hour of Friday (till 16:00 UTC) and 2 of Monday (from 06:00 UTC). Then with the desk for two weeks: 7 hours
 * of that Monday, 4 days, the 4 days before Good Friday, 1 hour of the last Monday: 80 hours. Resolved for two days; 3
 * hours of April 15.
 */
const moved: Told[] = [
  told('moved', '03-27T15:00', { role: 'account', direction: 'inbound', intent: 'ask' }),
  told('moved', '03-30T08:00', { ...desk, direction: 'outbound', intent: 'answer' }),
  told('moved', '04-13T07:00', { ...desk, direction: 'outbound', effect: 'resolves' }),
  told('moved', '04-15T06:00', { ...desk, direction: 'inbound', intent: 'ask' }),
  told('moved', '04-15T09:00', { ...desk, direction: 'outbound', effect: 'resolves' }),
  told('moved', '04-20T12:00', { direction: 'inbound', intent: 'thank' }),
]
/** The desk is written to; the ask names nobody, and is put to whom the client knows. Friday 1 hour, Monday 2 hours. */
const open: Told[] = [
  told('open', '03-27T14:00', { ...desk, direction: 'outbound', intent: 'inform' }),
  told('open', '03-27T15:00', { direction: 'inbound', intent: 'ask' }),
  told('open', '03-30T08:00', { ...desk, direction: 'outbound', intent: 'answer' }),
]

describe('The times of the bounce report', () => {
  let journeys: RecordedJourneys
  let report: Report

  beforeAll(async () => {
    journeys = await RecordedJourneys.open(charter)
    await journeys.client('Acme', [...moved, ...open])
    report = await journeys.report()
  })
  afterAll(() => journeys.close())

  it('tell the wait of a pair by the calendar of the one who is waited for', () => {
    const [pair] = report.pairs
    expect(pair).toMatchObject({ from: 'account', to: 'support' })
    expect([hours(pair?.wait.median), hours(pair?.wait.working.median)]).toEqual([65, 3])
  })

  it('tell the time to the first answer by the calendar of who was asked', () => {
    const { median, p90, working } = report.resolution.timeToFirstAnswer
    expect([hours(median), hours(p90)]).toEqual([65, 65])
    expect([hours(working.median), hours(working.p90)]).toEqual([2.5, 3])
  })

  it('tell the time to resolution and the duration by the first calendar of the charter', () => {
    const { timeToResolution } = report.resolution
    expect([hours(timeToResolution.median), hours(timeToResolution.working.median)]).toEqual([400, 82])
    const [none, one] = report.durations.byHops
    expect([none?.hops, hours(none?.median), hours(none?.working.median)]).toEqual(['0', 66, 3])
    expect([one?.hops, hours(one?.median), hours(one?.working.median)]).toEqual(['1', 573, 125])
    expect(report.durations.byHops[2]).toMatchObject({ median: null, p90: null, working: { median: null, p90: null } })
  })

  it('tell for how long each holder had journeys, the resolved time left out', () => {
    const held = report.timeHeld.map(({ holder, stays, stay, total, journeys }) => ({
      holder,
      stays,
      elapsed: [stay.median, stay.p90, total.elapsed].map(hours),
      working: [stay.working.median, stay.working.p90, total.working].map(hours),
      journeys: journeys.count,
    }))
    expect(held).toEqual([
      { holder: 'support', stays: 2, elapsed: [202, 338, 404], working: [43.5, 83, 87], journeys: 2 },
      { holder: 'account', stays: 1, elapsed: [65, 65, 65], working: [2, 2, 2], journeys: 1 },
    ])
  })

  it('tell it in every unit, and of nobody where that is a holder', async () => {
    const heldIn = async (unit: 'team' | 'member', countNobody: boolean) =>
      (await journeys.report({ unit, countNobody })).timeHeld.map(({ holder, stays, total }) => [
        holder,
        stays,
        hours(total.elapsed),
      ])
    expect(await heldIn('team', false)).toEqual([['desk', 2, 338 + 66]])
    expect(await heldIn('member', false)).toEqual([])
    expect(await heldIn('team', true)).toEqual([
      ['desk', 3, 338 + 1],
      ['', 3, 65 + 65],
    ])
  })

  it('have filters that find exactly their journeys', async () => {
    for (const input of [{}, { unit: 'team' as const, countNobody: true }, { period: { from: '2026-04-01' } }]) {
      const figures = [...figuresOf(await journeys.report(input))]
      expect(figures.filter(([place]) => place.startsWith('/timeHeld/')).length).toBeGreaterThan(0)
      for (const [place, { count, filter }] of figures)
        expect([place, await journeys.count(filter)]).toEqual([place, count])
    }
  })
})
