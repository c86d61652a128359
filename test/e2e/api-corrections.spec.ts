import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { StandingClock, startServer, type Server } from '../support/server.js'

const NOW = '2026-03-20T09:00:00.000Z'

interface Journey {
  readonly id: string
  readonly key: string
}

describe('what members put right over GraphQL', () => {
  let server: Server
  let clientId: string
  beforeAll(async () => {
    server = await startServer({ clock: new StandingClock(Date.parse(NOW)) })
    clientId = await register('Bureau')
  })
  afterAll(() => server.stop())

  async function register(name: string): Promise<string> {
    const { registerClient } = await server.gql<{ registerClient: { client: { id: string } } }>(
      'mutation ($name: String!) { registerClient(input: { name: $name }) { client { id } } }',
      { name },
    )
    return registerClient.client.id
  }

  /** Records a touchpoint, and answers it and its journey. */
  async function touch(
    day: number,
    thread: string,
    more: object = {},
    id = clientId,
  ): Promise<{ id: string; journey: Journey }> {
    const touchpoint = {
      occurredAt: new Date(Date.UTC(2026, 2, day, 9)).toISOString(),
      source: { system: 'desk', thread },
    }
    const { recordTouchpoint } = await server.gql<{
      recordTouchpoint: { touchpoint: { id: string; journey: Journey } }
    }>(
      'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { touchpoint { id journey { id key } } } }',
      { input: { client: { id }, touchpoint: { ...touchpoint, ...more } } },
    )
    return recordTouchpoint.touchpoint
  }

  const mutation = (command: string, fields: string) =>
    `mutation ($input: ${command[0]?.toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { ${fields} } }`

  /** Gives a command about the client, and answers the fields of its payload. */
  async function tell<Payload>(command: string, about: object, fields: string): Promise<Payload> {
    const input = 'client' in about ? about : { clientId, ...about }
    const answer = await server.gql<Record<string, Payload>>(mutation(command, fields), { input })
    return answer[command] as Payload
  }

  async function refusal(command: string, input: object): Promise<unknown> {
    const { errors } = await server.gql.answer(mutation(command, 'position'), { input: { clientId, ...input } })
    return errors?.map(({ extensions: { code, path } }) => ({ code, path }))
  }

  it('splits a journey, and answers the new one, also the second time', async () => {
    const first = await touch(2, 'split', { role: 'account' })
    const second = await touch(3, 'split', { role: 'support' })
    await touch(4, 'split', { role: 'account' })
    const input = { commandId: randomUUID(), journeyId: first.journey.id, touchpointIds: [second.id] }
    const fields = 'position repeated journey { id key path timeline { edges { node { id } } } }'
    const split = await tell<{ journey: Journey }>('splitJourney', input, fields)
    expect(split).toMatchObject({
      repeated: false,
      journey: { path: ['support'], timeline: { edges: [{ node: { id: second.id } }] } },
    })
    expect(await tell('splitJourney', input, fields)).toEqual({ ...split, repeated: true })
    const { journey } = await server.gql<{ journey: unknown }>(
      'query ($id: ID!) { journey(id: $id) { path touchpoints circles { kind } } }',
      { id: first.journey.id },
    )
    expect(journey).toEqual({ path: ['account'], touchpoints: 2, circles: [] })
    expect((await touch(5, 'split')).journey.key).toBe(first.journey.key)
    expect(
      await refusal('splitJourney', { journeyId: first.journey.id, touchpointIds: [first.id, second.id] }),
    ).toEqual([{ code: 'TOUCHPOINT_NOT_FOUND', path: ['touchpointIds', 1] }])
    expect(await refusal('splitJourney', { journeyId: split.journey.id, touchpointIds: [second.id] })).toEqual([
      { code: 'JOURNEY_WOULD_BE_EMPTY', path: ['touchpointIds'] },
    ])
  })

  it('answers a repeated command with its touchpoint, wherever that stands by now', async () => {
    const into = await touch(2, 'into')
    await touch(2, 'moved')
    const touchpoint = { occurredAt: '2026-03-03T09:00:00.000Z', source: { system: 'desk', thread: 'moved' } }
    const input = { commandId: randomUUID(), client: { id: clientId }, touchpoint }
    const fields = 'touchpoint { id journey { key } }'
    const first = await tell<{ touchpoint: { id: string; journey: Journey } }>('recordTouchpoint', input, fields)
    const several = { commandId: randomUUID(), client: { id: clientId }, touchpoints: [touchpoint, touchpoint] }
    const places = await tell<{ touchpoints: { touchpoint: { id: string } }[] }>(
      'recordTouchpoints',
      several,
      'touchpoints { touchpoint { id } }',
    )
    const ids = [first.touchpoint.id, ...places.touchpoints.map((place) => place.touchpoint.id)]
    for (const touchpointId of ids)
      await tell('moveTouchpoint', { touchpointId, toJourneyId: into.journey.id }, 'journey { key }')

    const moved = (id: string | undefined) => ({ touchpoint: { id, journey: { key: into.journey.key } } })
    expect(await tell('recordTouchpoint', input, fields)).toEqual(moved(ids[0]))
    expect(await tell('recordTouchpoints', several, `touchpoints { ${fields} }`)).toEqual({
      touchpoints: [moved(ids[1]), moved(ids[2])],
    })
  })

  it('refuses a merge, which leaves the list for good', async () => {
    const known = await touch(2, 'known', { topic: 'training' })
    const vague = await touch(3, 'vague')
    const listed = async () => {
      const { mergeProposals } = await server.gql<{
        mergeProposals: { edges: { node: { journey: Journey; withJourney: Journey } }[] }
      }>(
        'query ($id: ID) { mergeProposals(filter: { clientId: $id }) { edges { node { journey { key } withJourney { key } } } } }',
        {
          id: clientId,
        },
      )
      return mergeProposals.edges.map(({ node }) => [node.journey.key, node.withJourney.key])
    }
    expect(await listed()).toEqual([[vague.journey.key, known.journey.key]])
    const input = { journeyId: known.journey.id, withJourneyId: vague.journey.id, reason: 'another training' }
    expect(await tell('refuseMerge', input, 'journey { key mergeProposals { because } }')).toEqual({
      journey: { key: known.journey.key, mergeProposals: [] },
    })
    expect(await listed()).toEqual([])
    expect(await refusal('refuseMerge', input)).toEqual([{ code: 'PROPOSAL_NOT_FOUND', path: ['withJourneyId'] }])
  })

  it('abandons a journey; resolves and confirms it', async () => {
    const { journey } = await touch(18, 'given-up', { role: 'support', direction: 'OUTBOUND' })
    const input = { journeyId: journey.id }
    const fields = 'journey { status resolvedAt confirmedAt }'
    expect(await refusal('confirmResolution', input)).toEqual([{ code: 'JOURNEY_NOT_RESOLVED', path: ['journeyId'] }])
    expect(await tell('abandonJourney', { ...input, reason: 'no answer' }, fields)).toMatchObject({
      journey: { status: 'ABANDONED' },
    })
    expect(await refusal('abandonJourney', input)).toEqual([{ code: 'JOURNEY_ALREADY_ABANDONED', path: ['journeyId'] }])
    await tell('reopenJourney', input, fields)
    await tell('resolveJourney', input, fields)
    expect(await refusal('abandonJourney', input)).toEqual([{ code: 'JOURNEY_ALREADY_RESOLVED', path: ['journeyId'] }])
    const confirmed = { journey: { status: 'RESOLVED', resolvedAt: NOW, confirmedAt: NOW } }
    expect(await tell('confirmResolution', input, fields)).toEqual(confirmed)
    const again = await tell<{ position: string }>('confirmResolution', input, `position ${fields}`)
    expect(again).toMatchObject(confirmed)
    const { journey: shown } = await server.gql<{ journey: object }>(
      'query ($id: ID!) { journey(id: $id) { touchpoints reopenings timeline { edges { node { kind text } } } } }',
      { id: journey.id },
    )
    expect(shown).toEqual({
      touchpoints: 1,
      reopenings: 0,
      timeline: {
        edges: [
          ['TOUCHPOINT', null],
          ['ABANDONMENT', 'no answer'],
          ['REOPENING', null],
          ['RESOLUTION', null],
          ['CONFIRMATION', null],
        ].map(([kind, text]) => ({ node: { kind, text } })),
      },
    })
    expect(await tell('reopenJourney', input, fields)).toEqual({
      journey: { status: 'OPEN', resolvedAt: null, confirmedAt: null },
    })
  })

  it('counts a touchpoint of the client that confirms', async () => {
    await touch(16, 'thanks', { role: 'cs', effect: 'RESOLVES' })
    const { journey } = await touch(17, 'thanks', { direction: 'INBOUND', intent: 'CONFIRM' })
    expect(
      await server.gql('query ($id: ID!) { journey(id: $id) { status confirmedAt } }', { id: journey.id }),
    ).toEqual({ journey: { status: 'RESOLVED', confirmedAt: '2026-03-17T09:00:00.000Z' } })
  })

  it('acknowledges and dismisses a circle, which the client’s health then leaves out', async () => {
    const other = await register('Other')
    for (const [index, role] of ['account', 'support', 'account'].entries())
      await touch(17 + index, 'loop', { role, direction: 'OUTBOUND' }, other)
    const circles =
      'circles(filter: { clientId: $id, open: true, kind: [PING_PONG], dismissed: $dismissed }) { edges { node { id } } }'
    const open = async (dismissed?: boolean) => {
      const found = await server.gql<{
        circles: { edges: { node: { id: string } }[] }
        client: { health: { state: string } }
      }>(`query ($id: ID!, $dismissed: Boolean) { ${circles} client(id: $id) { health { state } } }`, {
        id: other,
        dismissed,
      })
      return { ids: found.circles.edges.map(({ node }) => node.id), health: found.client.health.state }
    }
    const {
      ids: [circleId = ''],
      health,
    } = await open()
    expect(health).toBe('BAD')
    expect(
      await tell(
        'acknowledgeCircle',
        { clientId: other, circleId, note: 'I call them' },
        'circle { acknowledgedAt acknowledgedBy note dismissedAt }',
      ),
    ).toEqual({
      circle: { acknowledgedAt: NOW, acknowledgedBy: 'local-operator', note: 'I call them', dismissedAt: null },
    })
    expect(
      await tell(
        'dismissCircle',
        { clientId: other, circleId, reason: 'they asked for it' },
        'circle { open note dismissedBy dismissedBecause } client { health { state } }',
      ),
    ).toEqual({
      circle: { open: true, note: 'I call them', dismissedBy: 'local-operator', dismissedBecause: 'they asked for it' },
      client: { health: { state: 'GOOD' } },
    })
    expect([await open(), await open(true), await open(false)].map(({ ids }) => ids)).toEqual([
      [circleId],
      [circleId],
      [],
    ])
    expect(await refusal('dismissCircle', { circleId, reason: ' ' })).toEqual([{ code: 'BAD_INPUT', path: ['reason'] }])
    expect(await refusal('acknowledgeCircle', { circleId: randomUUID() })).toEqual([
      { code: 'CIRCLE_NOT_FOUND', path: ['circleId'] },
    ])
  })

  it('gives a client another name and contacts', async () => {
    expect(await tell('changeClient', { name: 'Bureau of Angles' }, 'client { name code }')).toEqual({
      client: { name: 'Bureau of Angles', code: 'BUREAU' },
    })
    const ada = { name: 'Ada', email: 'ada@bureau.example', note: 'leads the engineers' }
    const fields = 'contact { id name email phone note } client { contacts { id name } }'
    const added = await tell<{ contact: { id: string } }>('addContact', ada, fields)
    expect(added).toEqual({
      contact: { id: added.contact.id, phone: null, ...ada },
      client: { contacts: [{ id: added.contact.id, name: 'Ada' }] },
    })
    expect(await tell('addContact', ada, fields)).toEqual(added)
    expect(await refusal('addContact', { name: 'Bob', email: 'nowhere' })).toEqual([
      { code: 'BAD_INPUT', path: ['email'] },
    ])
  })
})
