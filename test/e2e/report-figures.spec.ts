import { Door, localOperator } from '#access'
import { EmbeddedProfile } from '#profiles'
import { BounceReport } from '#reports'
import { demoCompany } from '../../apps/cli/demo/company.js'
import { DemoClock } from '../../apps/cli/demo/demo-clock.js'
import { recordCompany } from '../../apps/cli/demo/record-company.js'
import { startServer, type Server } from '../support/server.js'

/** A count, and the filter that finds what it counts. */
interface Behind {
  readonly count: number
  readonly filter: Record<string, unknown>
}

const counting = 'query ($filter: JourneyFilter!) { journeys(first: 1, filter: $filter) { totalCount } }'

/** Every figure, however deep, that carries the journeys behind it. */
function* figuresIn(value: unknown, path: string): Generator<readonly [string, Behind]> {
  if (typeof value !== 'object' || value === null) return
  if ('count' in value && 'filter' in value) yield [path, value as Behind]
  for (const [key, inner] of Object.entries(value)) yield* figuresIn(inner, `${path}.${key}`)
}

describe('the figures of the bounce report, on the demo', () => {
  let server: Server
  beforeAll(async () => {
    const clock = new DemoClock()
    server = await startServer({ clock })
    await recordCompany(demoCompany(), server.app.get(Door), clock)
    await server.app.get(EmbeddedProfile).caughtUp()
  })
  afterAll(() => server.stop())

  const readings = (['role', 'team', 'member'] as const).flatMap((unit) =>
    [false, true].map((countNobody) => ({ unit, countNobody })),
  )

  it.each(readings)('open exactly as many journeys as they count: %o', async (reading) => {
    const period = { from: '2025-11-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }
    const then = { ...reading, asOf: period.to }
    for (const input of reading.unit === 'role' ? [reading, { ...reading, period }, then] : [reading]) {
      const report = await server.app.get(Door).ask(new BounceReport(localOperator, input))
      const figures = [...figuresIn(report, 'report')]
      expect(figures.length).toBeGreaterThan(60)
      const paths = figures.map(([path]) => path)
      expect(paths).toEqual(
        expect.arrayContaining([
          'report.handoffs.accepted.journeys',
          'report.promises.broken.journeys',
          'report.timeHeld.0.journeys',
        ]),
      )
      for (const [path, { count, filter }] of figures) {
        const { journeys } = await server.gql<{ journeys: { totalCount: number } }>(counting, {
          filter: inGraphql(filter),
        })
        expect({ path, count: journeys.totalCount }).toEqual({ path, count })
      }
    }
  })
})

/** GraphQL spells the values of enums in capitals. */
function inGraphql(filter: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(filter), (key, value: unknown) => {
    if (typeof value === 'string' && ['unit', 'kind', 'madeBy'].includes(key))
      return value.toUpperCase().replace('-', '_')
    if (['status', 'state'].includes(key) && Array.isArray(value))
      return value.map((each: string) => each.toUpperCase())
    return value
  })
}
