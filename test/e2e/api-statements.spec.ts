import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { KyselyPlugin } from 'kysely'
import { ReadDatabase } from '#views'
import { startServer, type Server } from '../support/server.js'

const query = `query ($clients: Int) { clients(first: $clients) { totalCount edges { node {
  name health { state } journeyCounts { open } refs { id }
  team { role member { name clients { name } } coveredBy { name } }
  circles(first: 3) { totalCount edges { node { kind } } }
  timeline(first: 3) { totalCount edges { node { journey { key } client { name } } } }
  journeys(first: 3) { totalCount edges { node {
    path hops { to touchpoint { role } }
    circles { kind journey { key } visits { evidence { role client { name } } } }
    mergeProposals { withJourney { key } }
    timeline(first: 2) { edges { node { role } } }
  } } }
} } } }`

describe('a nested query', () => {
  let server: Server
  let statements = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      statements++
      return result
    },
  }

  beforeAll(async () => {
    server = await startServer()
    const database = server.app.get(ReadDatabase, { strict: false })
    const kysely = database.kysely.bind(database)
    database.kysely = <Schema>() => kysely<Schema>().withPlugin(counting)
    for (let client = 0; client < 6; client++) await assign(server, client, await record(server, client))
  })
  afterAll(() => server.stop())

  const count = async (clients: number) => {
    statements = 0
    const { clients: page } = await server.gql<{
      clients: {
        edges: { node: { team: { coveredBy: object }[]; journeys: { edges: { node: { path: string[] } }[] } } }[]
      }
    }>(query, { clients })
    expect(page.edges).toHaveLength(clients)
    for (const { node } of page.edges) expect(node.team).toMatchObject([{ coveredBy: {} }, { coveredBy: null }])
    for (const { node } of page.edges) expect(node.journeys.edges.map(({ node }) => node.path.length)).toEqual([4, 4])
    return statements
  }

  it('takes as many statements for six clients as for two, and few', async () => {
    const few = await count(2)
    expect(await count(6)).toBe(few)
    expect(few).toBeLessThanOrEqual(30)
  })
})

/** Records touchpoints of a client, and gives the client's id. */
async function record({ gql }: Server, client: number): Promise<string> {
  const touchpoints = ['t1', 't2'].flatMap((thread) =>
    ['account', 'support', 'account', 'product'].map((role, index) => ({
      occurredAt: `2026-03-0${index + 1}T10:00:00Z`,
      role,
      direction: 'OUTBOUND',
      source: { system: 'mail', thread },
    })),
  )
  const { recordTouchpoints } = await gql<{
    recordTouchpoints: { client: { id: string }; touchpoints: { touchpoint: { role: string } }[] }
  }>(
    'mutation ($input: RecordTouchpointsInput!) { recordTouchpoints(input: $input) { client { id } touchpoints { repeated touchpoint { role } } } }',
    { input: { client: { ref: { system: 'crm', id: String(client) } }, touchpoints } },
  )
  expect(recordTouchpoints.touchpoints).toHaveLength(8)
  return recordTouchpoints.client.id
}

/** Gives a client a primary who is away, and a backup. */
async function assign({ gql }: Server, client: number, clientId: string): Promise<void> {
  for (const as of ['PRIMARY', 'BACKUP']) {
    const { registerMember } = await gql<{ registerMember: { member: { id: string } } }>(
      'mutation ($input: RegisterMemberInput!) { registerMember(input: $input) { member { id } } }',
      { input: { name: `${as} ${client}`, roles: ['cs'] } },
    )
    const { id: memberId } = registerMember.member
    await gql('mutation ($input: AssignMemberInput!) { assignMember(input: $input) { position } }', {
      input: { clientId, memberId, role: 'cs', as },
    })
    if (as === 'BACKUP') continue
    await gql('mutation ($input: SetAbsenceInput!) { setAbsence(input: $input) { member { id } } }', {
      input: { memberId, from: '2026-01-01T00:00:00Z', to: '9000-01-01T00:00:00Z' },
    })
  }
}
