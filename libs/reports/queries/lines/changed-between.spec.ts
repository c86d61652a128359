import { MemoryEventStore, newEventId, START, uuidV5, type NewEvent, type Position } from '#event-sourcing'
import { changedBetween } from './changed-between.js'

const NAMESPACE = '3c0b1b5e-4d0c-4f0e-8a51-6a2f0e0d7c11'
const id = (name: string): string => uuidV5(name, NAMESPACE)

const recorded = (type: string, data: object): NewEvent => ({
  id: newEventId(),
  type,
  data,
  metadata: {
    commandId: id('command'),
    correlationId: id('command'),
    causationId: id('command'),
    actor: 'test',
    recordedAt: '2026-03-01T09:00:00.000Z',
    schemaVersion: 1,
  },
})
const opened = (journey: string): NewEvent =>
  recorded('JourneyOpened', { journeyId: id(journey), number: 1, key: journey })

describe('The journeys that events have changed', () => {
  const store = new MemoryEventStore()
  afterAll(() => store.close())

  const record = async (stream: string, ...events: NewEvent[]): Promise<Position> =>
    (await store.append(`${stream}-${newEventId()}`, 'no-stream', events)).position

  it('are those of the events behind one position and up to another, of clients alone', async () => {
    const before = await record('client', opened('before'))
    await record('client', opened('one'), opened('other'))
    await record('member', opened('elsewhere'))
    const upTo = await record('client', recorded('JourneysMerged', { fromJourneyId: id('a'), intoJourneyId: id('b') }))
    await record('client', opened('later'))
    expect(await changedBetween(store, before, upTo)).toEqual(new Set(['one', 'other', 'a', 'b'].map(id)))
    expect(await changedBetween(store, upTo, upTo)).toEqual(new Set())
  })

  it('are not told by an event that cannot be read: it changes no row', async () => {
    const before = await store.head()
    const strange = await record('client', recorded('JourneyForgotten', { journeyId: id('a') }), opened('b'))
    expect(await changedBetween(store, before, strange)).toEqual(new Set([id('b')]))
  })

  it('are not worth telling where there are too many events', async () => {
    const many = Array.from({ length: 50_001 }, () => opened('one'))
    const upTo = await record('client', ...many)
    expect(await changedBetween(store, START, upTo)).toBeUndefined()
  })
})
