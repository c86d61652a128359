import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startServer, type Server } from '../support/server.js'

const record = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) {
    position repeated
    client { id name code }
    journey { id key status topic holder { role } path }
    touchpoint { id role direction stitchedBy journey { key } }
  }
}`

interface Recorded {
  recordTouchpoint: {
    position: string
    repeated: boolean
    client: { id: string; name: string; code: string }
    journey: { id: string; key: string; status: string; topic: string; holder: { role: string }; path: string[] }
    touchpoint: { id: string; role: string; direction: string; stitchedBy: string; journey: { key: string } }
  }
}

const page = `query ($id: ID!, $after: String) {
  client(id: $id) { timeline(first: 2, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { text } } } }
}`

interface Timeline {
  client: {
    timeline: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string }
      edges: { node: { text: string } }[]
    }
  }
}

describe('journeys over GraphQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  const touch = (touchpoint: object, more: object = {}) =>
    server.gql<Recorded>(record, {
      input: { client: { ref: { system: 'crm', id: '1' }, name: 'Bureau' }, touchpoint, ...more },
    })

  it('registers, records, and shows what was recorded in the same answer', async () => {
    const { recordTouchpoint: first } = await touch({
      occurredAt: '2026-03-02T11:00:00+01:00',
      role: 'AM',
      direction: 'INBOUND',
      topic: 'training',
      text: 'one',
      source: { system: 'mail', thread: 't' },
      assisting: false,
    })
    expect(first).toMatchObject({
      repeated: false,
      client: { name: 'Bureau' },
      journey: { status: 'OPEN', topic: 'training', holder: { role: 'account' }, path: ['account'] },
      touchpoint: { role: 'account', direction: 'INBOUND', stitchedBy: 'OPENED', journey: { key: first.journey.key } },
    })
    const { client } = await server.gql<{ client: object }>(
      'query ($at: Position) { client(ref: { system: "crm", id: "1" }, atLeast: $at) { name refs { system id } journeyCounts { open } health { state reason } } }',
      { at: first.position },
    )
    expect(client).toEqual({
      name: 'Bureau',
      refs: [{ system: 'crm', id: '1' }],
      journeyCounts: { open: 1 },
      health: { state: 'GOOD', reason: 'In no circle.' },
    })
  })

  it('answers a command that comes again as the first time', async () => {
    const input = { commandId: '0f0e3a5e-6a52-4f0c-8a45-0a3f2a6f0001' }
    const touchpoint = {
      occurredAt: '2026-03-04T09:00:00Z',
      role: 'support',
      direction: 'OUTBOUND',
      intent: 'DECLINE',
      text: 'two',
      source: { system: 'mail', thread: 't' },
    }
    const { recordTouchpoint: once } = await touch(touchpoint, input)
    const { recordTouchpoint: twice } = await touch(touchpoint, input)
    expect(twice).toEqual({ ...once, repeated: true })
    expect(once.journey.path).toEqual(['account', 'support'])
  })

  it('pages through the timeline, and refuses a cursor of another query', async () => {
    const { recordTouchpoint: last } = await touch({
      occurredAt: '2026-03-05T09:00:00Z',
      role: 'account',
      direction: 'OUTBOUND',
      text: 'three',
      source: { system: 'mail', thread: 't' },
    })
    const { id } = last.client
    const { client: one } = await server.gql<Timeline>(page, { id })
    expect(one.timeline).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    expect(one.timeline.edges.map(({ node }) => node.text)).toEqual(['one', 'two'])
    const { client: two } = await server.gql<Timeline>(page, { id, after: one.timeline.pageInfo.endCursor })
    expect(two.timeline.edges.map(({ node }) => node.text)).toEqual(['three'])
    expect(two.timeline.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const { errors } = await server.gql.answer('query ($after: String) { clients(after: $after) { totalCount } }', {
      after: one.timeline.pageInfo.endCursor,
    })
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID', path: ['after'] } }])
  })

  it('shows hops, circles with their evidence, and the client’s health', async () => {
    const { journeys } = await server.gql<{ journeys: unknown }>(`{
      journeys(filter: { path: { bounced: true, loop: ["support", "account"] }, circle: { kind: PING_PONG, open: true } }) {
        totalCount
        edges { node {
          hops { from to madeBy bounce touchpoint { text } }
          circles { kind depth open missing visits { evidence { text } } }
          client { health { state } }
        } }
      }
    }`)
    expect(journeys).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            hops: [
              { from: 'account', to: 'support', madeBy: 'SILENT', bounce: false, touchpoint: { text: 'two' } },
              { from: 'support', to: 'account', madeBy: 'SILENT', bounce: true, touchpoint: { text: 'three' } },
            ],
            circles: expect.arrayContaining([
              {
                kind: 'PING_PONG',
                depth: 5,
                open: true,
                missing: null,
                visits: [{ evidence: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] }],
              },
            ]),
            client: { health: { state: 'BAD' } },
          },
        },
      ],
    })
  })

  it('changes, resolves and reopens a journey', async () => {
    const { clients } = await server.gql<{
      clients: { edges: { node: { id: string; journeys: { edges: { node: { id: string } }[] } } }[] }
    }>('{ clients { edges { node { id journeys { edges { node { id } } } } } } }')
    const client = clients.edges[0]!.node
    const input = { clientId: client.id, journeyId: client.journeys.edges[0]!.node.id }
    const tell = (command: string, more = {}) =>
      server.gql<Record<string, { journey: unknown }>>(
        `mutation ($input: ${command[0]!.toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { journey { status title labels reopenings } } }`,
        { input: { ...input, ...more } },
      )
    await expect(tell('changeJourney', { title: 'Öyrənmək İstəyir', labels: ['vip'] })).resolves.toMatchObject({
      changeJourney: { journey: { title: 'Öyrənmək İstəyir', labels: ['vip'] } },
    })
    await expect(tell('resolveJourney')).resolves.toMatchObject({ resolveJourney: { journey: { status: 'RESOLVED' } } })
    await expect(tell('reopenJourney')).resolves.toMatchObject({
      reopenJourney: { journey: { status: 'OPEN', reopenings: 1 } },
    })
    const found = await server.gql(
      '{ journeys(filter: { text: "istəyIR", label: "vip", reopened: true, status: [OPEN] }) { totalCount } }',
    )
    expect(found).toEqual({ journeys: { totalCount: 1 } })
  })

  it('shows the charter', async () => {
    const { charter } = await server.gql<{ charter: { version: number; roles: { name: string }[]; yaml: string } }>(
      '{ charter { version roles { name } topics { name owner } yaml } }',
    )
    expect(charter.version).toBe(1)
    expect(charter.roles.map(({ name }) => name)).toContain('account')
    expect(charter.yaml).toContain('roles:')
  })
})
