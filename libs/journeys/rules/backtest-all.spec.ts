import { charterDefinition, charterEvents } from '#charter'
import { MemoryEventStore, newEventId, type EventStore, type ReadingProgress } from '#event-sourcing'
import { clientEvents } from '../domain/events.js'
import { charters, CLIENT, DAY, EPOCH, id, Life } from '../testing/histories.js'
import { backtestAll } from './backtest-all.js'

const { definition } = charters().latest
const draft = charterDefinition.parse({
  ...definition,
  thresholds: { ...definition.thresholds, carousel: { holders: 2 } },
})
const question = { draft, holidays: {}, period: {}, first: 100 }

const metadata = (schemaVersion: number) => ({
  commandId: 'c',
  correlationId: 'c',
  causationId: 'c',
  actor: 'a',
  recordedAt: new Date(EPOCH).toISOString(),
  schemaVersion,
})

async function storeWithCharter(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore()
  const data = { version: 1, effectiveFrom: new Date(EPOCH).toISOString(), definition, holidays: {} }
  const type = 'CharterAmended'
  await store.append('charter', 'no-stream', [
    { id: newEventId(), type, data, metadata: metadata(charterEvents.versionOf(type)) },
  ])
  return store
}

/** A client of whom so many journeys go from account to support, a day later. */
async function recordClient(store: EventStore, name: string, journeys: number): Promise<void> {
  const life = new Life(charters())
  const roles = ['account', 'support']
  const touchpoints = Array.from({ length: journeys }, (_, journey) =>
    roles.map((role, day) => ({
      touchpointId: id(`${name} ${journey} ${role}`),
      occurredAt: new Date(EPOCH + (journey + day) * DAY).toISOString(),
      role,
      source: { system: 'tool', thread: `${journey}` },
    })),
  )
  life.tell({ type: 'RecordTouchpoints', touchpoints: touchpoints.flat() })
  const [first, ...events] = life.events
  const registered = { type: 'ClientRegistered', data: { clientId: id(name), code: name, name } } as const
  if (first?.type !== 'ClientRegistered') throw new Error('A client begins with its registration.')
  const renamed = JSON.parse(
    JSON.stringify([registered, ...events])
      .replaceAll('ACME-', `${name}-`)
      .replaceAll(CLIENT, id(name)),
  ) as typeof life.events
  await store.append(
    `client-${id(name)}`,
    'no-stream',
    renamed.map((event) => ({ ...event, id: newEventId(), metadata: metadata(clientEvents.versionOf(event.type)) })),
  )
}

describe('a draft of the charter on the past of all clients', () => {
  let store: MemoryEventStore
  beforeEach(async () => {
    store = await storeWithCharter()
    await recordClient(store, 'BETA', 12)
    await recordClient(store, 'ALPHA', 2)
  })
  afterEach(() => store.close())

  it('finds no difference where it is the charter in force', async () => {
    const backtest = await backtestAll(store, { ...question, draft: definition })
    expect(backtest).toMatchObject({ clients: 2, journeys: 14, changedJourneys: 0, firstChanged: [] })
  })

  it('counts the circles before and after, and lists the journeys that change by key', async () => {
    const backtest = await backtestAll(store, question)
    expect(backtest.kinds.find(({ kind }) => kind === 'carousel')).toEqual({
      kind: 'carousel',
      depth: 6,
      before: { circles: 0, journeys: 0 },
      after: { circles: 14, journeys: 14 },
      gained: 14,
      lost: 0,
      changed: 0,
    })
    expect(backtest.changedJourneys).toBe(14)
    const numbers = Array.from({ length: 12 }, (_, index) => `BETA-${index + 1}`)
    expect(backtest.firstChanged.map(({ key }) => key)).toEqual(['ALPHA-1', 'ALPHA-2', ...numbers])
    expect(backtest.firstChanged[0]).toMatchObject({
      clientId: id('ALPHA'),
      clientCode: 'ALPHA',
      clientName: 'ALPHA',
      circles: [
        {
          change: 'gained',
          kind: 'carousel',
          depth: 6,
          spell: 'first',
          before: [],
          after: [
            {
              enteredAt: new Date(EPOCH + DAY).toISOString(),
              evidence: [id('ALPHA 0 account'), id('ALPHA 0 support')],
            },
          ],
        },
      ],
    })
  })

  it('lists no more than it is asked for, and still counts all', async () => {
    const { firstChanged, changedJourneys } = await backtestAll(store, { ...question, first: 3 })
    expect(firstChanged.map(({ key }) => key)).toEqual(['ALPHA-1', 'ALPHA-2', 'BETA-1'])
    expect(changedJourneys).toBe(14)
  })

  it('leaves out a client with an event that cannot be read, and says so', async () => {
    const strange = { id: newEventId(), type: 'HeavenReached', data: {}, metadata: metadata(1) }
    await store.append(`client-${id('ALPHA')}`, (await lastRevision(`client-${id('ALPHA')}`)) ?? 0, [strange])
    const backtest = await backtestAll(store, question)
    expect(backtest).toMatchObject({ clients: 1, unreadableClients: 1, journeys: 12, changedJourneys: 12 })
  })

  it('tells how far it is, to the end', async () => {
    await recordClient(store, 'GAMMA', 800)
    const told: ReadingProgress[] = []
    await backtestAll(store, question, { onProgress: (progress) => told.push(progress) })
    expect(told.length).toBeGreaterThan(0)
    for (const { events, of } of told) expect(events).toBeLessThanOrEqual(of)
  })

  it('ends when the signal says so, with its reason', async () => {
    await recordClient(store, 'GAMMA', 800)
    await recordClient(store, 'OMEGA', 800)
    const enough = new AbortController()
    const onProgress = () => enough.abort(new Error('enough'))
    await expect(backtestAll(store, question, { onProgress, signal: enough.signal })).rejects.toThrow('enough')
  })

  async function lastRevision(stream: string): Promise<number | undefined> {
    for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) return revision
    return undefined
  }
})
