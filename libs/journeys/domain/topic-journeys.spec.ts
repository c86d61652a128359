import fc from 'fast-check'
import { resolutionStandingAt, type Standing } from './standing.js'
import { TopicJourneys } from './topic-journeys.js'

const instant = fc.integer({ min: 0, max: 20 })
const standing: fc.Arbitrary<Standing> = fc
  .record({
    status: fc.constantFrom('open', 'waiting', 'resolved', 'abandoned'),
    instants: fc.array(instant, { maxLength: 6 }),
  })
  .map(({ status, instants }) => {
    const [firstAt = 0, ...rest] = instants.sort((one, other) => one - other)
    const resolutions = rest.flatMap((at, index) =>
      index % 2 === 0
        ? [{ at, factId: `${index}`, ...(rest[index + 1] !== undefined && { reopenedAt: rest[index + 1] }) }]
        : [],
    )
    return { status, firstAt, lastAt: rest[rest.length - 1] ?? firstAt, resolutions }
  })
const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), standing: fc.option(standing, { freq: 5 }) })

describe('the journeys of a topic', () => {
  it('are found as if each were looked at, whatever was noted of them before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), instant, fc.constantFrom('a', 'z'), (steps, at, leftOut) => {
        const journeys = new TopicJourneys()
        const all = new Map<string, Standing>()
        for (const { id, standing } of steps) {
          if (standing) {
            journeys.put(id, standing)
            all.set(id, standing)
          } else {
            journeys.delete(id)
            all.delete(id)
          }
        }
        const ids = (holds: (standing: Standing) => boolean) =>
          [...all].flatMap(([id, each]) => (holds(each) ? [id] : [])).sort()
        expect([...journeys.open].sort()).toEqual(ids(({ status }) => status === 'open' || status === 'waiting'))
        expect(journeys.startedFrom(at).sort()).toEqual(ids(({ firstAt }) => firstAt >= at))
        const resolved = [...all].flatMap(([id, each]) =>
          id === leftOut ? [] : (resolutionStandingAt(each, at)?.at ?? []),
        )
        expect(journeys.resolvedBefore(at, (id) => id === leftOut)).toBe(
          resolved.length > 0 ? Math.max(...resolved) : undefined,
        )
      }),
      { numRuns: 3000 },
    )
  })
})
