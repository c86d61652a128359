import { Timekeeper } from '#journeys'
import { startServer, StandingClock, type Server } from '../support/server.js'

const CRM = { ref: { system: 'crm', id: 'bureau-of-angles' }, name: 'Bureau of Angles' }

const record = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) { position journey { id key } client { id } }
}`

const picture = `query ($id: ID!, $position: Position) {
  journey(id: $id, atLeast: $position) {
    key status topic path
    hops { from to madeBy }
    circles { kind open missing enteredAt leftAt visits { evidence { occurredAt } } }
    mergeProposals { journey { id key } withJourney { id key } because }
  }
}`

interface Recorded {
  recordTouchpoint: { position: string; journey: { id: string; key: string }; client: { id: string } }
}
interface Picture {
  journey: {
    key: string
    status: string
    path: string[]
    hops: { from: string; to: string; madeBy: string }[]
    circles: { kind: string; missing: string | null; enteredAt: string; leftAt: string | null; open: boolean }[]
    mergeProposals: { because: string; journey: { id: string }; withJourney: { id: string } }[]
  }
}

const training = { topic: 'training', channel: 'mail' }
const ask = { at: '2026-03-02T10:00:00Z', role: 'account', direction: 'INBOUND', intent: 'ASK', ...training }
const deflect = { at: '2026-03-02T10:40:00Z', role: 'account', direction: 'OUTBOUND', intent: 'DEFLECT', ...training }
const ticket = {
  at: '2026-03-04T09:00:00Z',
  role: 'support',
  direction: 'INBOUND',
  intent: 'ASK',
  ...training,
  source: { system: 'desk', thread: 'T-7' },
}
const decline = { ...ticket, at: '2026-03-04T15:00:00Z', direction: 'OUTBOUND', intent: 'DECLINE' }
const meeting = {
  at: '2026-03-26T11:00:00Z',
  role: 'cs',
  direction: 'OUTBOUND',
  intent: 'ANSWER',
  ...training,
  channel: 'meeting',
}
const expert = { at: '2026-03-27T09:00:00Z', role: 'product', direction: 'OUTBOUND', assisting: true, ...training }
const resolved = {
  at: '2026-03-30T10:00:00Z',
  role: 'cs',
  direction: 'OUTBOUND',
  intent: 'INFORM',
  effect: 'RESOLVES',
  ...training,
}
const confirmed = {
  at: '2026-03-30T11:00:00Z',
  role: 'cs',
  direction: 'INBOUND',
  intent: 'CONFIRM',
  ...training,
  source: { system: 'mail', thread: 'M-1' },
}

const told = ({ at, ...touchpoint }: { at: string }) => ({ ...touchpoint, occurredAt: at })

/** The picture at the end, however it came about. */
const whole = {
  key: 'BUREAU-1',
  status: 'RESOLVED',
  topic: 'training',
  path: ['account', 'support', 'cs'],
  hops: [
    { from: 'account', to: 'support', madeBy: 'CLIENT' },
    { from: 'support', to: 'cs', madeBy: 'SILENT' },
  ],
  circles: [
    { kind: 'LIMBO', enteredAt: '2026-03-03T10:00:00.000Z', missing: null },
    { kind: 'WRONG_DOOR', enteredAt: '2026-03-04T15:00:00.000Z', missing: 'cs' },
    { kind: 'FORSAKEN', enteredAt: '2026-03-18T15:00:00.000Z', missing: null },
  ].map((circle) => ({ ...circle, open: false, leftAt: '2026-03-26T11:00:00.000Z' })),
}

describe('the engineer who cannot work with his new software', () => {
  let server: Server
  const clock = new StandingClock(0)
  beforeEach(async () => {
    clock.moveTo('2026-03-02T09:00:00Z')
    server = await startServer({ clock })
  })
  afterEach(() => server.stop())

  async function live(...told: { at: string }[]): Promise<Recorded['recordTouchpoint'][]> {
    const answers: Recorded['recordTouchpoint'][] = []
    for (const { at, ...touchpoint } of told) {
      clock.moveTo(at)
      const input = { client: CRM, touchpoint: { ...touchpoint, occurredAt: at } }
      answers.push((await server.gql<Recorded>(record, { input })).recordTouchpoint)
    }
    return answers
  }
  const look = async ({ journey, position }: Recorded['recordTouchpoint']) =>
    (await server.gql<Picture>(picture, { id: journey.id, position })).journey

  /** Lets the clock come to an instant, and sees what time alone brings. */
  async function passTo(instant: string): Promise<void> {
    clock.moveTo(instant)
    await server.app.get(Timekeeper, { strict: false }).look()
  }

  it('goes account → support → cs in one journey, through Limbo, the wrong door and being forsaken, to the minute', async () => {
    const [asked, deflected] = await live(ask, deflect)
    if (!asked || !deflected) throw new Error('Nothing was recorded.')
    await passTo('2026-03-03T10:00:00Z')
    expect((await look(deflected)).circles).toEqual([])
    await passTo('2026-03-03T10:01:00Z')
    expect((await look(deflected)).circles).toMatchObject([
      {
        kind: 'LIMBO',
        open: true,
        enteredAt: '2026-03-03T10:00:00.000Z',
        visits: [{ evidence: [{ occurredAt: '2026-03-02T10:00:00.000Z' }] }],
      },
    ])

    const [, declined] = await live(ticket, decline)
    if (!declined) throw new Error('Nothing was recorded.')
    expect((await look(declined)).circles).toMatchObject([
      { kind: 'LIMBO', open: true },
      {
        kind: 'WRONG_DOOR',
        missing: 'cs',
        open: true,
        enteredAt: '2026-03-04T15:00:00.000Z',
        visits: [
          { evidence: [{ occurredAt: '2026-03-02T10:40:00.000Z' }, { occurredAt: '2026-03-04T15:00:00.000Z' }] },
        ],
      },
    ])

    await passTo('2026-03-18T15:00:00Z')
    expect((await look(declined)).circles.map(({ kind }) => kind)).toEqual(['LIMBO', 'WRONG_DOOR'])
    await passTo('2026-03-18T15:01:00Z')
    expect((await look(declined)).circles).toMatchObject([
      { kind: 'LIMBO' },
      { kind: 'WRONG_DOOR' },
      { kind: 'FORSAKEN', open: true, enteredAt: '2026-03-18T15:00:00.000Z' },
    ])

    const [, , end] = await live(meeting, expert, resolved)
    if (!end) throw new Error('Nothing was recorded.')
    expect(new Set([asked, deflected, declined, end].map(({ journey }) => journey.key))).toEqual(new Set(['BUREAU-1']))
    expect(await look(end)).toMatchObject(whole)
  })

  it('shows the same where the whole story is told afterwards', async () => {
    clock.moveTo('2026-04-01T09:00:00Z')
    const input = { client: CRM, touchpoints: [ask, deflect, ticket, decline, meeting, expert, resolved].map(told) }
    const { recordTouchpoints: recorded } = await server.gql<{
      recordTouchpoints: { position: string; touchpoints: { touchpoint: { journey: { id: string } } }[] }
    }>(
      'mutation ($input: RecordTouchpointsInput!) { recordTouchpoints(input: $input) { position touchpoints { touchpoint { journey { id } } } } }',
      {
        input,
      },
    )
    const id = recorded.touchpoints[0]?.touchpoint.journey.id
    if (id === undefined) throw new Error('Nothing was recorded.')
    expect(await look({ ...recorded, journey: { id, key: '' }, client: { id: '' } })).toMatchObject(whole)
  })

  const inform = async ({ client, journey }: Recorded['recordTouchpoint']) => {
    const { informRole } = await server.gql<{ informRole: { position: string } }>(
      'mutation ($input: InformRoleInput!) { informRole(input: $input) { position } }',
      { input: { clientId: client.id, journeyId: journey.id, role: 'cs', briefing: 'He cannot work with it.' } },
    )
    return informRole.position
  }

  it('is in no circle where account informed customer success, who answered the same day', async () => {
    const [asked] = await live(ask)
    if (!asked) throw new Error('Nothing was recorded.')
    clock.moveTo('2026-03-02T10:40:00Z')
    await inform(asked)
    const [answered] = await live({ ...meeting, at: '2026-03-02T14:00:00Z' })
    if (!answered) throw new Error('Nothing was recorded.')
    await passTo('2026-03-10T09:00:00Z')
    expect(await look(answered)).toMatchObject({ key: 'BUREAU-1', path: ['account', 'cs'], circles: [] })
  })

  it('is in customer success’s own Dropped baton where they were informed and stay silent', async () => {
    const [asked] = await live(ask, deflect)
    if (!asked) throw new Error('Nothing was recorded.')
    const position = await inform(asked)
    await passTo('2026-03-03T10:40:00Z')
    const kinds = async () => (await look({ ...asked, position })).circles.map(({ kind }) => kind)
    expect(await kinds()).toEqual(['LIMBO'])
    const [, declined] = await live(ticket, decline)
    if (!declined) throw new Error('Nothing was recorded.')
    expect((await look(declined)).circles).toMatchObject([
      { kind: 'LIMBO', open: true },
      { kind: 'DROPPED_BATON', open: true, missing: 'cs', enteredAt: '2026-03-03T10:40:00.000Z' },
    ])
    const [met] = await live(meeting)
    if (!met) throw new Error('Nothing was recorded.')
    expect((await look(met)).circles.find(({ kind }) => kind === 'DROPPED_BATON')).toMatchObject({
      open: false,
      leftAt: '2026-03-26T11:00:00.000Z',
    })
  })

  it('does not reopen the journey when he confirms it in its thread', async () => {
    const thread = { source: { system: 'mail', thread: 'M-1' } }
    const [end] = await live({ ...ask, ...thread }, { ...resolved, ...thread }, confirmed).then((all) => all.slice(-1))
    if (!end) throw new Error('Nothing was recorded.')
    const { status, circles } = await look(end)
    expect(status).toBe('RESOLVED')
    expect(circles.filter(({ open }) => open)).toEqual([])
    expect(circles.map(({ kind }) => kind)).not.toContain('RELAPSE')
  })

  it('has two journeys where the ticket names no topic, until the proposed merge is made', async () => {
    const topicless = ({ topic: _, ...told }: typeof ticket) => told
    const recorded = await live(ask, deflect, topicless(ticket), topicless(decline), meeting)
    const [first, , opened, , met] = recorded
    if (!first || !opened || !met) throw new Error('Nothing was recorded.')
    expect(opened.journey.key).toBe('BUREAU-2')
    expect(await look(met)).toMatchObject({
      path: ['account', 'cs'],
      circles: [
        { kind: 'LIMBO', enteredAt: '2026-03-03T10:00:00.000Z' },
        { kind: 'FORSAKEN', enteredAt: '2026-03-16T10:40:00.000Z' },
      ],
      mergeProposals: [
        { because: 'LACKS_TOPIC', journey: { id: opened.journey.id }, withJourney: { id: first.journey.id } },
      ],
    })

    const { mergeJourneys } = await server.gql<{ mergeJourneys: { position: string } }>(
      'mutation ($input: MergeJourneysInput!) { mergeJourneys(input: $input) { position } }',
      { input: { clientId: first.client.id, fromJourneyId: opened.journey.id, intoJourneyId: first.journey.id } },
    )
    const merged = await look({ ...first, position: mergeJourneys.position })
    expect(merged).toMatchObject({
      ...whole,
      status: 'OPEN',
      hops: [{ madeBy: 'CLIENT' }, { madeBy: 'SILENT' }],
      mergeProposals: [],
    })
    const followed = await server.gql<Picture>(picture, { id: opened.journey.id, position: mergeJourneys.position })
    expect(followed.journey.key).toBe('BUREAU-1')
  })
})
