import type { Position } from '#event-sourcing'
import { ProjectionRunner } from '#views'
import { StandingClock, startServer, type Server } from '../support/server.js'

const MARCH = '2026-03-10T09:00:00.000Z'
const APRIL = '2026-04-15T12:00:00.000Z'
const MAY = '2026-05-04T09:00:00.000Z'

const behind =
  '{ count filter { asOf knownAt clientId topic circle { kind } path { unit countNobody minHops bounced } } }'
const reporting = `query ($input: BounceReportInput!) { bounceReport(input: $input) {
  asOf knownAt unreadableClients
  totals { touchpoints journeys ${behind} }
  hops { hops { value } journeysWithHop ${behind} }
  bounces { bounces { value journeys ${behind} } }
  resolution { resolved { count } }
  circles { kind circles open journeys ${behind} }
} }`

interface Behind {
  readonly count: number
  readonly filter: object
}
interface Reported {
  readonly totals: { readonly touchpoints: number; readonly journeys: Behind }
  readonly hops: { readonly hops: { readonly value: number }; readonly journeysWithHop: Behind }
  readonly bounces: { readonly bounces: { readonly value: number; readonly journeys: Behind } }
  readonly circles: readonly { readonly kind: string; readonly open: number; readonly journeys: Behind | null }[]
}

/** A client asks account in March. That support answered a day later, and account again, is told in May only. */
describe('the bounce report as it stood', () => {
  let server: Server
  let clientId: string
  const clock = new StandingClock(Date.parse(MARCH))

  beforeAll(async () => {
    server = await startServer({ clock })
    const { registerClient } = await server.gql<{ registerClient: { client: { id: string } } }>(
      'mutation { registerClient(input: { name: "Bureau" }) { client { id } } }',
    )
    clientId = registerClient.client.id
    await touch(MARCH, { role: 'account', direction: 'INBOUND', topic: 'training' })
    clock.moveTo(MAY)
    await touch('2026-03-11T08:00:00.000Z', { role: 'support', direction: 'OUTBOUND' })
    await touch('2026-03-12T09:00:00.000Z', { role: 'account', direction: 'OUTBOUND' })
    const last = await touch('2026-05-01T09:00:00.000Z', { role: 'cs', direction: 'OUTBOUND', effect: 'RESOLVES' })
    await server.app.get(ProjectionRunner, { strict: false }).whenApplied(last, { timeoutMs: 20_000 })
  })
  afterAll(() => server.stop())

  async function touch(occurredAt: string, more: object): Promise<Position> {
    const { recordTouchpoint } = await server.gql<{ recordTouchpoint: { position: Position } }>(
      'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { position } }',
      {
        input: {
          client: { id: clientId },
          touchpoint: { occurredAt, source: { system: 'desk', thread: 'T-1' }, ...more },
        },
      },
    )
    return recordTouchpoint.position
  }

  const report = async (input: object) =>
    (await server.gql<{ bounceReport: Reported }>(reporting, { input })).bounceReport

  it('counts in April what happened by then, by what is known today', async () => {
    const asked = await report({ asOf: APRIL })
    expect(asked).toMatchObject({
      asOf: APRIL,
      knownAt: null,
      unreadableClients: 0,
      totals: { touchpoints: 3, journeys: { count: 1 } },
      hops: { hops: { value: 2 } },
      bounces: { bounces: { value: 1 } },
      resolution: { resolved: { count: 0 } },
    })
    expect(circles(asked)).toEqual({ 'ping-pong': 1, 'wrong-door': 1, forsaken: 1 })
  })

  it('counts in April what had been recorded by then', async () => {
    const asked = await report({ knownAt: APRIL })
    expect(asked).toMatchObject({
      asOf: null,
      knownAt: APRIL,
      totals: { touchpoints: 1, journeys: { count: 1 } },
      hops: { hops: { value: 0 } },
      bounces: { bounces: { value: 0 } },
    })
    expect(circles(asked)).toEqual({})
    expect(circles(await report({ asOf: APRIL, knownAt: APRIL }))).toEqual({ limbo: 1, forsaken: 1 })
  })

  it('tells of today without a look, and of nothing before anything began', async () => {
    const { totals, resolution } = (await report({})) as Reported & { resolution: object }
    expect([totals.touchpoints, resolution]).toEqual([4, { resolved: { count: 1 } }])
    expect(await report({})).toMatchObject({ asOf: null, knownAt: null, unreadableClients: null })
    expect((await report({ asOf: '2026-03-01T00:00:00Z' })).totals.journeys.count).toBe(0)
  })

  it.each([{ asOf: APRIL }, { knownAt: APRIL }, { asOf: APRIL, knownAt: APRIL }])(
    'opens with every figure the journeys of then: %o',
    async (look) => {
      const asked = await report(look)
      const figures = [
        asked.totals.journeys,
        asked.hops.journeysWithHop,
        asked.bounces.bounces.journeys,
        ...asked.circles.flatMap(({ journeys }) => journeys ?? []),
      ]
      expect(figures.some(({ count }) => count > 0)).toBe(true)
      for (const { count, filter } of figures) {
        expect(filter).toMatchObject(look)
        const { journeys } = await server.gql<{ journeys: { totalCount: number } }>(
          'query ($filter: JourneyFilter!) { journeys(first: 1, filter: $filter) { totalCount } }',
          { filter },
        )
        expect(journeys.totalCount).toBe(count)
      }
    },
  )

  it('shows a journey of then with all that hung on it', async () => {
    const fields = `key status touchpoints holder { role } path hops { to touchpoint { role } }
      circles { kind visits { evidence { role } } } timeline { totalCount edges { node { role } } }`
    const { journeys } = await server.gql<{ journeys: { edges: { node: object }[] } }>(
      `query ($filter: JourneyFilter) { journeys(filter: $filter) { edges { node { ${fields} } } } }`,
      { filter: { asOf: APRIL } },
    )
    const [account, support] = [{ role: 'account' }, { role: 'support' }]
    const then = {
      key: 'BUREAU-1',
      status: 'OPEN',
      touchpoints: 3,
      holder: account,
      path: ['account', 'support', 'account'],
      hops: [
        { to: 'support', touchpoint: support },
        { to: 'account', touchpoint: account },
      ],
      timeline: { totalCount: 3, edges: [{ node: account }, { node: support }, { node: account }] },
    }
    expect(journeys.edges).toMatchObject([{ node: then }])
    const one = await server.gql<{ journey: object | null }>(
      `query ($asOf: DateTime) { journey(key: "BUREAU-1", asOf: $asOf) { ${fields} } }`,
      { asOf: APRIL },
    )
    expect(one.journey).toMatchObject(then)
    const { client } = await server.gql<{ client: { journeys: { totalCount: number; edges: object[] } } }>(
      `query ($id: ID, $filter: JourneyFilter) { client(id: $id) { journeys(filter: $filter) { totalCount edges { node { ${fields} } } } } }`,
      { id: clientId, filter: { asOf: APRIL } },
    )
    expect(client.journeys).toMatchObject({ totalCount: 1, edges: [{ node: then }] })
    expect(
      await server.gql('query ($asOf: DateTime) { journey(key: "BUREAU-1", asOf: $asOf) { id } }', {
        asOf: '2026-03-01T00:00:00Z',
      }),
    ).toEqual({ journey: null })
  })

  it('counts what is recorded later where it happened before', async () => {
    const before = await report({ asOf: APRIL })
    const known = await report({ knownAt: APRIL })
    await touch('2026-03-20T09:00:00.000Z', { role: 'support', direction: 'OUTBOUND' })
    expect((await report({ asOf: APRIL })).totals.touchpoints).toBe(before.totals.touchpoints + 1)
    expect(await report({ knownAt: APRIL })).toEqual(known)
  })

  it('refuses an instant that has not come yet', async () => {
    const future = '2026-05-04T09:00:00.001Z'
    const refusal = async (query: string, variables: object) => {
      const { errors } = await server.gql.answer(query, { ...variables })
      return errors?.map(({ extensions: { code, path } }) => [code, path])
    }
    expect(await refusal(reporting, { input: { asOf: future } })).toEqual([['TIME_IN_FUTURE', ['asOf']]])
    expect(await refusal(reporting, { input: { knownAt: future } })).toEqual([['TIME_IN_FUTURE', ['knownAt']]])
    const listing = 'query ($filter: JourneyFilter!) { journeys(filter: $filter) { totalCount } }'
    expect(await refusal(listing, { filter: { asOf: future } })).toEqual([['TIME_IN_FUTURE', ['asOf']]])
    expect(await refusal(listing, { filter: { asOf: MAY } })).toBeUndefined()
  })
})

/** How many journeys were in which circle. */
const circles = (report: Reported): Record<string, number> =>
  Object.fromEntries(report.circles.flatMap(({ kind, open }) => (open ? [[kind, open]] : [])))
