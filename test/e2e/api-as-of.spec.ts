import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { EventStore } from '#event-sourcing'
import { StandingClock, startServer, type Server } from '../support/server.js'

const journeyAsOf = `key status topic holder { role team member }
  circles { kind depth open visits { enteredAt leftAt missing evidence { occurredAt } } }`

/** A client asks on Monday. That support answered on Tuesday at nine, before the time was over, is heard on Thursday. */
describe('any date as it was', () => {
  let server: Server
  let clientId: string
  let journeyId: string
  const clock = new StandingClock(Date.parse('2026-03-02T10:00:00Z'))
  const ASKED = '2026-03-02T10:00:00.000Z'
  const DUE = '2026-03-03T10:00:00.000Z'
  const WEDNESDAY = '2026-03-04T12:00:00.000Z'
  const limbo = {
    kind: 'LIMBO',
    depth: 1,
    open: true,
    visits: [{ enteredAt: DUE, leftAt: null, missing: null, evidence: [{ occurredAt: ASKED }] }],
  }

  beforeAll(async () => {
    server = await startServer({ clock })
    const { registerClient } = await server.gql<{ registerClient: { client: { id: string } } }>(
      'mutation { registerClient(input: { name: "Bureau" }) { client { id } } }',
    )
    clientId = registerClient.client.id
    journeyId = await touch(ASKED, { role: 'account', member: 'Ada', direction: 'INBOUND', topic: 'training' })
    clock.moveTo('2026-03-05T10:00:00Z')
    await touch('2026-03-03T09:00:00Z', { role: 'support', team: 'north', direction: 'OUTBOUND' })
  })
  afterAll(() => server.stop())

  async function touch(occurredAt: string, more: object, thread = 'T-1'): Promise<string> {
    const { recordTouchpoint } = await server.gql<{ recordTouchpoint: { journey: { id: string } } }>(
      'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { journey { id } } }',
      { input: { client: { id: clientId }, touchpoint: { occurredAt, source: { system: 'desk', thread }, ...more } } },
    )
    return recordTouchpoint.journey.id
  }

  const ofJourney = async (look: object) =>
    (
      await server.gql<{ journey: { asOf: object | null } }>(
        `query ($id: ID, $at: DateTime, $knownAt: DateTime) { journey(id: $id) { asOf(at: $at, knownAt: $knownAt) { ${journeyAsOf} } } }`,
        { id: journeyId, ...look },
      )
    ).journey.asOf

  const ofClient = async (look: object) =>
    (
      await server.gql<{ client: { asOf: object } }>(
        `query ($id: ID, $at: DateTime, $knownAt: DateTime) { client(id: $id) { asOf(at: $at, knownAt: $knownAt) {
          journeys { key } circles { kind journey { key status } } } } }`,
        { id: clientId, ...look },
      )
    ).client.asOf

  const timeline = async (look: object) =>
    (
      await server.gql<{ client: { timeline: { totalCount: number; edges: { node: { role: string } }[] } } }>(
        `query ($id: ID, $asOf: DateTime, $knownAt: DateTime) { client(id: $id) { timeline(first: 1, asOf: $asOf, knownAt: $knownAt) {
          totalCount edges { node { role } } } } }`,
        { id: clientId, ...look },
      )
    ).client.timeline

  it('shows a journey as it stood, by what is known today', async () => {
    expect(await ofJourney({ at: WEDNESDAY })).toEqual({
      key: 'BUREAU-1',
      status: 'OPEN',
      topic: 'training',
      holder: { role: 'support', team: 'north', member: null },
      circles: [],
    })
  })

  it('shows it by what had been recorded by then', async () => {
    const known = { holder: { role: 'account', team: null, member: 'Ada' }, circles: [limbo] }
    expect(await ofJourney({ at: WEDNESDAY, knownAt: WEDNESDAY })).toMatchObject(known)
    expect(await ofJourney({ at: DUE, knownAt: WEDNESDAY })).toMatchObject({ ...known, circles: [] })
    expect(await ofJourney({ at: '2026-03-02T09:59:59Z' })).toBeNull()
    expect(await ofJourney({ knownAt: '2026-03-02T09:59:59Z' })).toBeNull()
  })

  it('shows the journeys and circles of a client', async () => {
    expect(await ofClient({ at: WEDNESDAY })).toEqual({ journeys: [{ key: 'BUREAU-1' }], circles: [] })
    expect(await ofClient({ at: WEDNESDAY, knownAt: WEDNESDAY })).toEqual({
      journeys: [{ key: 'BUREAU-1' }],
      circles: [{ kind: 'LIMBO', journey: { key: 'BUREAU-1', status: 'OPEN' } }],
    })
    expect(await ofClient({ at: '2026-03-01T00:00:00Z' })).toEqual({ journeys: [], circles: [] })
  })

  it('shows the timeline as far as it went, and as far as it was known', async () => {
    const account = { edges: [{ node: { role: 'account' } }] }
    expect(await timeline({})).toEqual({ totalCount: 2, ...account })
    expect(await timeline({ asOf: WEDNESDAY })).toEqual({ totalCount: 2, ...account })
    expect(await timeline({ asOf: '2026-03-03T09:00:00Z' })).toEqual({ totalCount: 2, ...account })
    expect(await timeline({ asOf: '2026-03-03T08:59:59.999Z' })).toEqual({ totalCount: 1, ...account })
    expect(await timeline({ knownAt: WEDNESDAY })).toEqual({ totalCount: 1, ...account })
    expect(await timeline({ knownAt: '2026-03-05T10:00:00Z' })).toMatchObject({ totalCount: 2 })
    expect(await timeline({ knownAt: '2026-03-01T10:00:00Z' })).toEqual({ totalCount: 0, edges: [] })
  })

  it('leads on to the next page of the timeline of that day', async () => {
    const page = async (first: number, after?: string) => {
      const { client } = await server.gql<{
        client: { timeline: { edges: { cursor: string; node: { role: string } }[] } }
      }>(
        `query ($id: ID, $first: Int, $after: String, $asOf: DateTime) { client(id: $id) { timeline(first: $first, after: $after, asOf: $asOf) {
          edges { cursor node { role } } } } }`,
        { id: clientId, first, after, asOf: WEDNESDAY },
      )
      return client.timeline.edges
    }
    const [first] = await page(1)
    expect(await page(5, first?.cursor)).toMatchObject([{ node: { role: 'support' } }])
  })

  it('finds the evidence of a circle where it stands today, after a merge', async () => {
    const other = await touch('2026-03-05T09:00:00Z', { role: 'cs', topic: 'billing' }, 'T-2')
    clock.moveTo('2026-03-05T11:00:00Z')
    await server.gql('mutation ($input: MergeJourneysInput!) { mergeJourneys(input: $input) { position } }', {
      input: { clientId, fromJourneyId: journeyId, intoJourneyId: other },
    })
    const { client } = await server.gql<{ client: { asOf: object } }>(
      `query ($id: ID, $at: DateTime) { client(id: $id) { asOf(at: $at, knownAt: $at) { journeys { ${journeyAsOf} } } } }`,
      { id: clientId, at: WEDNESDAY },
    )
    expect(client.asOf).toMatchObject({ journeys: [{ key: 'BUREAU-1', circles: [limbo] }] })
    expect(await ofClient({ at: WEDNESDAY })).toMatchObject({ journeys: [{ key: 'BUREAU-2' }] })
  })

  it('reads the events of a client once for several journeys', async () => {
    await touch('2026-03-05T09:30:00Z', { role: 'cs', topic: 'upsell' }, 'T-3')
    const store = server.app.get(EventStore, { strict: false })
    const read = jest.spyOn(store, 'readStream')
    const { client } = await server.gql<{ client: { journeys: { edges: { node: { asOf: object } }[] } } }>(
      `query ($id: ID) { client(id: $id) { asOf { journeys { key } } journeys { edges { node { asOf { status } } } } } }`,
      { id: clientId },
    )
    expect(client.journeys.edges).toMatchObject([{ node: { asOf: {} } }, { node: { asOf: {} } }])
    expect(read.mock.calls.filter(([stream]) => stream === `client-${clientId}`)).toHaveLength(1)
    read.mockRestore()
  })

  it('refuses an instant that has not come yet', async () => {
    const refusal = async (fields: string) => {
      const { errors } = await server.gql.answer(`query ($id: ID) { client(id: $id) { ${fields} } }`, { id: clientId })
      return errors?.map(({ extensions: { code, path } }) => [code, path])
    }
    const future = '"2026-03-05T11:00:00.001Z"'
    expect(await refusal(`asOf(at: ${future}) { journeys { key } }`)).toEqual([['TIME_IN_FUTURE', ['at']]])
    expect(await refusal(`asOf(knownAt: ${future}) { journeys { key } }`)).toEqual([['TIME_IN_FUTURE', ['knownAt']]])
    expect(await refusal(`timeline(asOf: ${future}) { totalCount }`)).toEqual([['TIME_IN_FUTURE', ['asOf']]])
    expect(await refusal(`timeline(knownAt: ${future}) { totalCount }`)).toEqual([['TIME_IN_FUTURE', ['knownAt']]])
    expect(await refusal('asOf(at: "2026-03-05T11:00:00Z") { journeys { key } }')).toBeUndefined()
  })
})
