import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { StandingClock, startServer, type Server } from '../support/server.js'

const NOW = '2026-03-02T10:00:00.000Z'

interface Handoff {
  readonly id: string
  readonly state: string
}

describe('handing over and promising over GraphQL', () => {
  let server: Server
  let clientId: string
  let journeyId: string
  /** Of the last command. */
  let position: string
  const clock = new StandingClock(Date.parse(NOW))
  beforeAll(async () => {
    server = await startServer({ clock })
  })
  afterAll(() => server.stop())

  /** A client with a journey that account has, and an ask of the client that nobody has answered. */
  beforeEach(async () => {
    clock.moveTo(NOW)
    const { registerClient } = await server.gql<{ registerClient: { client: { id: string } } }>(
      'mutation { registerClient(input: { name: "Bureau" }) { client { id } } }',
    )
    clientId = registerClient.client.id
    journeyId = await touch('2026-03-02T10:00:00Z', 'account', 'INBOUND')
  })

  async function touch(at: string, role: string | undefined, direction: string): Promise<string> {
    const { recordTouchpoint } = await server.gql<{ recordTouchpoint: { position: string; journey: { id: string } } }>(
      'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { position journey { id } } }',
      {
        input: {
          client: { id: clientId },
          touchpoint: { occurredAt: at, role, direction, source: { system: 'desk', thread: clientId } },
        },
      },
    )
    position = recordTouchpoint.position
    return recordTouchpoint.journey.id
  }

  const mutation = (command: string, fields: string) =>
    `mutation ($input: ${command[0]?.toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { position ${fields} } }`
  const given = (input: object) => ({ input: { clientId, journeyId, ...input } })

  /** Gives a command, and answers the fields of its payload. */
  async function tell<Payload>(command: string, input: object, fields = ''): Promise<Payload & { position: string }> {
    const answer = await server.gql<Record<string, Payload & { position: string }>>(
      mutation(command, fields),
      given(input),
    )
    const told = answer[command]
    if (!told) throw new Error(`${command} was not answered.`)
    position = told.position
    return told
  }
  async function refusal(command: string, input: object): Promise<unknown> {
    const { errors } = await server.gql.answer(mutation(command, ''), given(input))
    return errors?.map(({ extensions: { code, path } }) => ({ code, path }))
  }
  const offer = async (to: string, more: object = {}) =>
    (await tell<{ handoff: Handoff }>('offerHandoff', { to, ...more }, 'handoff { id state }')).handoff
  const handoffs = (fields: string) =>
    server
      .gql<{ journey: { handoffs: Handoff[] } }>(
        `query ($id: ID!, $position: Position) { journey(id: $id, atLeast: $position) { handoffs { ${fields} } } }`,
        {
          id: journeyId,
          position,
        },
      )
      .then(({ journey }) => journey.handoffs)

  it('offers a journey with a briefing, also the second time', async () => {
    const input = { commandId: randomUUID(), to: 'CS', toMember: 'Carla', briefing: 'He cannot work with it.' }
    const fields = `position repeated client { id } journey { holder { role } hops { to } timeline { edges { node {
      kind role text receiver { role member } } } } }
      handoff { id state from to { role team member } briefing offeredAt dueAt overdue settledAt journey { id } }`
    const offered = await tell<object>('offerHandoff', input, fields)
    expect(offered).toMatchObject({
      repeated: false,
      client: { id: clientId },
      journey: {
        holder: { role: 'account' },
        hops: [],
        timeline: {
          edges: [
            { node: { kind: 'TOUCHPOINT', receiver: null } },
            {
              node: {
                kind: 'OFFER',
                role: 'account',
                text: 'He cannot work with it.',
                receiver: { role: 'cs', member: 'Carla' },
              },
            },
          ],
        },
      },
      handoff: {
        state: 'OFFERED',
        from: 'account',
        to: { role: 'cs', team: null, member: 'Carla' },
        briefing: 'He cannot work with it.',
        offeredAt: NOW,
        dueAt: '2026-03-03T10:00:00.000Z',
        overdue: false,
        settledAt: null,
        journey: { id: journeyId },
      },
    })
    expect(await tell('offerHandoff', input, fields)).toEqual({ ...offered, repeated: true })
    clock.moveTo('2026-03-03T10:00:01Z')
    expect(await handoffs('overdue')).toEqual([{ overdue: true }])
    expect(await refusal('offerHandoff', { to: 'account' })).toEqual([{ code: 'HANDOFF_TO_ONESELF', path: ['to'] }])
    expect(await refusal('offerHandoff', { to: 'cook' })).toEqual([{ code: 'UNKNOWN_ROLE', path: ['to'] }])
  })

  it('takes an upsell to account with the client’s consent alone', async () => {
    const upsell = { from: 'cs', to: 'account', briefing: 'They want twelve more seats.' }
    const needed = [{ code: 'HANDOFF_NEEDS_CONSENT', path: ['consent'] }]
    expect(await refusal('offerHandoff', upsell)).toEqual(needed)
    expect(await refusal('offerHandoff', { ...upsell, consent: false })).toEqual(needed)
    const { handoff, journey } = await tell<{ handoff: object; journey: object }>(
      'offerHandoff',
      { ...upsell, consent: true },
      `handoff { consented briefing }
       journey { timeline(orderBy: NEWEST_FIRST, first: 2) { edges { node { kind consented } } } }`,
    )
    expect(handoff).toEqual({ consented: true, briefing: upsell.briefing })
    expect(journey).toEqual({
      timeline: {
        edges: [{ node: { kind: 'OFFER', consented: true } }, { node: { kind: 'TOUCHPOINT', consented: false } }],
      },
    })
    clock.moveTo('2026-03-02T11:00:00Z')
    await offer('project')
    expect(await handoffs('consented')).toEqual([{ consented: true }, { consented: false }])
  })

  it('gives a journey to one of two who accept at once, and the receiver has it without a hop', async () => {
    const { id } = await offer('cs', { toTeam: 'north' })
    const answers = await Promise.all(
      ['Carla', 'Chris'].map((member) =>
        server.gql.answer<Record<string, { handoff: object }>>(
          mutation('acceptHandoff', 'handoff { state settledBy } journey { holder { role team member } path }'),
          given({ handoffId: id, member }),
        ),
      ),
    )
    const won = answers.findIndex(({ errors }) => !errors)
    const member = ['Carla', 'Chris'][won]
    expect(answers[won]?.data?.acceptHandoff).toMatchObject({
      handoff: { state: 'ACCEPTED', settledBy: member },
      journey: { holder: { role: 'cs', team: 'north', member }, path: ['account'] },
    })
    expect(answers[1 - won]?.errors).toMatchObject([
      { extensions: { code: 'HANDOFF_ALREADY_ACCEPTED', path: ['handoffId'] } },
    ])
  })

  it('keeps the holder who accepted where the client writes to nobody, until another role touches', async () => {
    const { id } = await offer('cs')
    await tell('acceptHandoff', { handoffId: id })
    const holder = async () =>
      (
        await server.gql<{ journey: { holder: { role: string } } }>(
          'query ($id: ID!, $position: Position) { journey(id: $id, atLeast: $position) { holder { role } } }',
          { id: journeyId, position },
        )
      ).journey.holder.role
    clock.moveTo('2026-03-02T12:00:00Z')
    await touch('2026-03-02T11:00:00Z', undefined, 'INBOUND')
    expect(await holder()).toBe('cs')
    await touch('2026-03-02T12:00:00Z', 'support', 'OUTBOUND')
    expect(await holder()).toBe('support')
  })

  it('declines with a reason and a way on, and with both alone', async () => {
    const { id } = await offer('support')
    const way = { handoffId: id, reason: 'Training is not ours.', instead: 'CS' }
    expect(await refusal('declineHandoff', { ...way, reason: ' ' })).toEqual([{ code: 'BAD_INPUT', path: ['reason'] }])
    expect(await refusal('declineHandoff', { ...way, instead: '' })).toEqual([{ code: 'BAD_INPUT', path: ['instead'] }])
    expect(await refusal('declineHandoff', { ...way, instead: 'support' })).toEqual([
      { code: 'HANDOFF_TO_ONESELF', path: ['instead'] },
    ])
    const { handoff, journey } = await tell<{ handoff: object; journey: object }>(
      'declineHandoff',
      way,
      `handoff { state reason instead settledAt }
       journey { holder { role } timeline(orderBy: NEWEST_FIRST, first: 1) { edges { node { kind role text receiver { role } } } } }`,
    )
    expect(handoff).toEqual({
      state: 'DECLINED',
      reason: 'Training is not ours.',
      instead: 'cs',
      settledAt: NOW,
    })
    expect(journey).toEqual({
      holder: { role: 'account' },
      timeline: {
        edges: [
          {
            node: { kind: 'DECLINING', role: 'support', text: 'Training is not ours.', receiver: { role: 'cs' } },
          },
        ],
      },
    })
    expect(await refusal('acceptHandoff', { handoffId: id })).toEqual([
      { code: 'HANDOFF_ALREADY_DECLINED', path: ['handoffId'] },
    ])
  })

  it('counts the latest offer alone, and takes a touch of the receiver for an acceptance', async () => {
    const first = await offer('support')
    clock.moveTo('2026-03-02T11:00:00Z')
    await offer('cs')
    expect(await handoffs('state to { role }')).toEqual([
      { state: 'SUPERSEDED', to: { role: 'support' } },
      { state: 'OFFERED', to: { role: 'cs' } },
    ])
    expect(await refusal('acceptHandoff', { handoffId: first.id })).toEqual([
      { code: 'HANDOFF_SUPERSEDED', path: ['handoffId'] },
    ])
    clock.moveTo('2026-03-02T15:00:00Z')
    await touch('2026-03-02T15:00:00Z', 'cs', 'OUTBOUND')
    expect(await handoffs('state settledAt')).toMatchObject([
      {},
      { state: 'ACCEPTED', settledAt: '2026-03-02T15:00:00.000Z' },
    ])
  })

  it('reads the offers anew where a touchpoint comes late, and voids them with the resolution', async () => {
    await offer('cs')
    clock.moveTo('2026-03-04T09:00:00Z')
    await touch('2026-03-04T09:00:00Z', 'account', 'INTERNAL')
    await touch('2026-03-03T09:00:00Z', 'cs', 'OUTBOUND')
    expect(await handoffs('state settledAt')).toEqual([{ state: 'ACCEPTED', settledAt: '2026-03-03T09:00:00.000Z' }])
    const { id } = await offer('support')
    await tell('makePromise', { role: 'cs', text: 'A session', dueAt: '2026-03-05T09:00:00Z' })
    const { journey } = await tell<{ journey: object }>(
      'resolveJourney',
      {},
      'journey { handoffs { state } promises { state } }',
    )
    expect(journey).toEqual({ handoffs: [{ state: 'ACCEPTED' }, { state: 'VOID' }], promises: [{ state: 'VOID' }] })
    expect(await refusal('acceptHandoff', { handoffId: id })).toEqual([
      { code: 'JOURNEY_ALREADY_RESOLVED', path: ['journeyId'] },
    ])
  })

  it('lets a role know', async () => {
    const { journey } = await tell<{ journey: object }>(
      'informRole',
      { role: 'CS', briefing: 'He is stuck.' },
      'journey { holder { role } timeline(orderBy: NEWEST_FIRST, first: 1) { edges { node { kind text receiver { role } } } } }',
    )
    expect(journey).toEqual({
      holder: { role: 'account' },
      timeline: { edges: [{ node: { kind: 'INFORMING', text: 'He is stuck.', receiver: { role: 'cs' } } }] },
    })
  })

  it('makes a promise once, and keeps it or takes it back', async () => {
    const input = {
      commandId: randomUUID(),
      role: 'CS',
      member: 'Carla',
      text: 'A session',
      dueAt: '2026-03-04T09:00:00Z',
    }
    const fields = 'repeated promise { id state role member text madeAt dueAt overdue settledAt journey { id } }'
    const made = await tell<{ promise: { id: string } }>('makePromise', input, fields)
    expect(made).toMatchObject({
      repeated: false,
      promise: {
        state: 'OPEN',
        role: 'cs',
        member: 'Carla',
        text: 'A session',
        madeAt: NOW,
        dueAt: '2026-03-04T09:00:00.000Z',
        overdue: false,
        settledAt: null,
        journey: { id: journeyId },
      },
    })
    expect(await tell('makePromise', input, fields)).toEqual({ ...made, repeated: true })
    expect(await refusal('makePromise', { ...input, commandId: undefined, dueAt: NOW })).toEqual([
      { code: 'PROMISE_DUE_IN_PAST', path: ['dueAt'] },
    ])
    const kept = await tell('keepPromise', { promiseId: made.promise.id }, 'promise { state settledAt }')
    expect(kept).toMatchObject({ promise: { state: 'KEPT', settledAt: NOW } })
    expect(await refusal('withdrawPromise', { promiseId: made.promise.id })).toEqual([
      { code: 'PROMISE_NOT_FOUND', path: ['promiseId'] },
    ])
    const other = await tell<{ promise: { id: string } }>('makePromise', { ...input, commandId: randomUUID() }, fields)
    const { client } = await server.gql<{ client: object }>(
      `query ($id: ID!, $position: Position) {
        client(id: $id, atLeast: $position) { open: promises(open: true) { id } settled: promises(open: false) { id } }
      }`,
      { id: clientId, position },
    )
    expect(client).toEqual({ open: [{ id: other.promise.id }], settled: [{ id: made.promise.id }] })
    expect(
      await tell('withdrawPromise', { promiseId: other.promise.id, reason: 'Too soon' }, 'promise { state }'),
    ).toMatchObject({ promise: { state: 'WITHDRAWN' } })
  })
})
