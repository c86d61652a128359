import { figuresOf } from '../testing/filters.js'
import { handedOver } from '../testing/handed-over.js'
import { RecordedJourneys } from '../testing/recorded-journeys.js'
import type { Counted } from './figures/figure.js'
import type { Report } from './report.js'

/** Figures as a number of things and of the journeys in which they are; shares as they are. */
const counted = (figures: object | null) =>
  Object.fromEntries(
    Object.entries(figures ?? {}).map(([name, figure]: [string, Counted | number]) => [
      name,
      typeof figure === 'number' ? figure : [figure.value, figure.journeys.count],
    ]),
  )

describe('The figures of handoffs and promises', () => {
  let journeys: RecordedJourneys
  let clientId: string
  let report: Report

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
    clientId = await handedOver(journeys, 'Acme')
    await handedOver(journeys, 'Bureau')
    await journeys.client('Still', [{ journey: 'still', occurredAt: '2026-04-01T09:00:00.000Z', role: 'cs' }])
    report = await journeys.report({ filter: { clientId } })
  })
  afterAll(() => journeys.close())

  it('count offers by what came of them, without those that were replaced', () => {
    expect(counted(report.handoffs)).toEqual({
      offered: [6, 4],
      accepted: [1, 1],
      declined: [1, 1],
      void: [1, 1],
      open: [3, 2],
      overdue: [1, 1],
      briefed: [3, 3],
      acceptanceRate: 1 / 4,
      briefedShare: 1 / 2,
    })
  })

  it('count promises by what came of them, and as broken those that were open when they were due', () => {
    expect(counted(report.promises)).toEqual({
      made: [8, 5],
      kept: [2, 1],
      withdrawn: [1, 1],
      void: [2, 2],
      open: [3, 2],
      broken: [4, 3],
      keptRate: 1 / 3,
    })
  })

  it('have filters that find exactly their journeys', async () => {
    for (const input of [{ filter: { clientId } }, {}, { period: { from: '2026-05-01', to: '2026-05-02' } }]) {
      const figures = [...figuresOf(await journeys.report(input))]
      expect(figures.filter(([place]) => /^\/(handoffs|promises)\//.test(place))).toHaveLength(13)
      for (const [place, { count, filter }] of figures)
        expect([place, await journeys.count(filter)]).toEqual([place, count])
    }
  })

  it('are of all journeys of the selection, and not of others', async () => {
    const all = await journeys.report()
    expect(all.handoffs?.offered).toMatchObject({ value: 12, journeys: { count: 8 } })
    expect(all.promises?.broken).toMatchObject({ value: 8, journeys: { count: 6 } })
  })

  it('are not judged where none is recorded', async () => {
    const { handoffs, promises, totals } = await journeys.report({ period: { to: '2026-04-02' } })
    expect({ handoffs, promises, journeys: totals.journeys.count }).toEqual({
      handoffs: null,
      promises: null,
      journeys: 1,
    })
  })

  it('ask everything of the same handoff, of the same promise', async () => {
    const found = async (filter: Parameters<typeof journeys.count>[0]) => journeys.count({ clientId, ...filter })
    expect(await found({ handoff: { state: ['declined'] } })).toBe(1)
    expect(await found({ handoff: { state: ['declined'], briefed: true } })).toBe(0)
    expect(await found({ handoff: { state: ['superseded'] } })).toBe(1)
    expect(await found({ handoff: { state: [] } })).toBe(0)
    expect(await found({ handoff: { state: ['declined'], overdueAt: '2026-06-01T00:00:00Z' } })).toBe(0)
    expect(await found({ handoff: { overdueAt: '2026-05-10T09:00:00Z' } })).toBe(0)
    expect(await found({ promise: { state: ['kept'], brokenAt: '2026-06-01T00:00:00Z' } })).toBe(1)
    expect(await found({ promise: { state: ['open'], brokenAt: '2026-06-01T00:00:01Z' } })).toBe(2)
  })
})
