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

  it('goes account → support → cs in one journey, and is at the wrong door until CS meets him', async () => {
    const recorded = await live(ask, deflect, ticket, decline)
    const last = recorded[3]
    if (!last) throw new Error('Nothing was recorded.')
    expect(new Set(recorded.map(({ journey }) => journey.key))).toEqual(new Set(['BUREAU-1']))
    expect((await look(last)).circles).toMatchObject([
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

    await live(meeting, expert)
    const [end] = await live({ ...resolved })
    if (!end) throw new Error('Nothing was recorded.')
    expect(await look(end)).toMatchObject({
      key: 'BUREAU-1',
      status: 'RESOLVED',
      topic: 'training',
      path: ['account', 'support', 'cs'],
      hops: [
        { from: 'account', to: 'support', madeBy: 'CLIENT' },
        { from: 'support', to: 'cs', madeBy: 'SILENT' },
      ],
      circles: [{ kind: 'WRONG_DOOR', open: false, leftAt: '2026-03-26T11:00:00.000Z' }],
    })
  })

  it('does not reopen the journey when he confirms it in its thread', async () => {
    const thread = { source: { system: 'mail', thread: 'M-1' } }
    const [end] = await live({ ...ask, ...thread }, { ...resolved, ...thread }, confirmed).then((all) => all.slice(-1))
    if (!end) throw new Error('Nothing was recorded.')
    expect(await look(end)).toMatchObject({ status: 'RESOLVED', circles: [] })
  })

  it('has two journeys where the ticket names no topic, until the proposed merge is made', async () => {
    const topicless = ({ topic: _, ...told }: typeof ticket) => told
    const recorded = await live(ask, deflect, topicless(ticket), topicless(decline), meeting)
    const [first, , opened, , met] = recorded
    if (!first || !opened || !met) throw new Error('Nothing was recorded.')
    expect(opened.journey.key).toBe('BUREAU-2')
    expect(await look(met)).toMatchObject({
      path: ['account', 'cs'],
      circles: [],
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
      key: 'BUREAU-1',
      path: ['account', 'support', 'cs'],
      hops: [{ madeBy: 'CLIENT' }, { madeBy: 'SILENT' }],
      circles: [
        {
          kind: 'WRONG_DOOR',
          missing: 'cs',
          enteredAt: '2026-03-04T15:00:00.000Z',
          leftAt: '2026-03-26T11:00:00.000Z',
        },
      ],
      mergeProposals: [],
    })
    const followed = await server.gql<Picture>(picture, { id: opened.journey.id, position: mergeJourneys.position })
    expect(followed.journey.key).toBe('BUREAU-1')
  })
})
