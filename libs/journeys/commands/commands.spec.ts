import { randomUUID } from 'node:crypto'
import { localOperator } from '#access'
import { Charters } from '#charter'
import { Clock, KeyedHash, MemoryEventStore, type EventStore } from '#event-sourcing'
import { ClientCommands } from './client-commands.js'
import { ClientRegistry } from './client-registry.js'
import { LinkClientRef, LinkClientRefHandler } from './link-client-ref.js'
import { RecordTouchpoint, RecordTouchpointHandler } from './record-touchpoint.js'
import { RecordTouchpoints, RecordTouchpointsHandler } from './record-touchpoints.js'
import { RegisterClient, RegisterClientHandler } from './register-client.js'
import { Reservations } from './reservations.js'
import { TouchpointRecorder } from './touchpoint-recorder.js'

class StoppedClock extends Clock {
  now(): number {
    return Date.parse('2026-06-01T00:00:00Z')
  }
}

/** One process on a store. */
function processOn(store: EventStore) {
  const clock = new StoppedClock()
  const clients = new ClientCommands(store, new Charters(store, clock), clock)
  const reservations = new Reservations(store, clock, new KeyedHash(Buffer.from('a key for the specs')))
  const registry = new ClientRegistry(clients, reservations)
  const recorder = new TouchpointRecorder(clients, registry)
  return {
    clients,
    register: (input: ConstructorParameters<typeof RegisterClient>[1]) =>
      new RegisterClientHandler(registry).execute(new RegisterClient(localOperator, input)),
    link: (input: ConstructorParameters<typeof LinkClientRef>[1]) =>
      new LinkClientRefHandler(registry).execute(new LinkClientRef(localOperator, input)),
    record: (input: ConstructorParameters<typeof RecordTouchpoint>[1]) =>
      new RecordTouchpointHandler(recorder).execute(new RecordTouchpoint(localOperator, input)),
    recordMany: (input: ConstructorParameters<typeof RecordTouchpoints>[1]) =>
      new RecordTouchpointsHandler(recorder).execute(new RecordTouchpoints(localOperator, input)),
  }
}

const ref = { system: 'crm', id: 'C-1' }
const touchpoint = { occurredAt: '2026-03-02T10:00:00Z', role: 'AM', topic: 'training' }

describe('RegisterClient', () => {
  it('answers a repeat with the first result', async () => {
    const { register } = processOn(new MemoryEventStore())
    const commandId = randomUUID()
    const first = await register({ commandId, name: 'Bureau of Angles', refs: [ref] })
    const again = await register({ commandId, name: 'Bureau of Angles', refs: [ref] })
    expect(again).toEqual({ ...first, repeated: true })
  })

  it('gives each client a code of its own', async () => {
    const { register, clients } = processOn(new MemoryEventStore())
    const ids = [await register({ name: 'Bureau of Angles' }), await register({ name: 'Bureau of Circles' })]
    const codes = await Promise.all(ids.map(async ({ clientId }) => (await clients.stateOf(clientId)).code))
    expect(codes).toEqual(['BUREAU', 'BUREAU2'])
  })

  it('finds a code as quickly where many clients are called alike, in every process', async () => {
    let asked = 0
    class AskedStore extends MemoryEventStore {
      override readStream(...of: Parameters<MemoryEventStore['readStream']>) {
        asked += 1
        return super.readStream(...of)
      }
    }
    const store = new AskedStore()
    const register = async (processes: number, count: number) => {
      const on = Array.from({ length: processes }, () => processOn(store))
      const many = on.flatMap((process) => Array.from({ length: count / processes }, () => process))
      const ids = await Promise.all(many.map(({ register }) => register({ name: 'Bureau' })))
      const { clients } = processOn(store)
      return Promise.all(ids.map(async ({ clientId }) => (await clients.stateOf(clientId)).code))
    }
    const codes = [...(await register(1, 60)), ...(await register(2, 10))]
    expect(new Set(codes).size).toBe(70)
    asked = 0
    expect(await register(1, 1)).toEqual(['BUREAU71'])
    expect(asked).toBeLessThan(120)
  })

  it('refuses a code and a reference that belong to another client', async () => {
    const { register } = processOn(new MemoryEventStore())
    await register({ name: 'Bureau', code: 'BUREAU', refs: [ref] })
    await expect(register({ name: 'Bureau', code: 'BUREAU' })).rejects.toMatchObject({
      code: 'CODE_TAKEN',
      path: ['code'],
    })
    await expect(register({ name: 'Other', refs: [ref] })).rejects.toMatchObject({ code: 'REF_TAKEN' })
  })

  it('refuses a name without letters, and says where', () =>
    expect(() => new RegisterClient(localOperator, { name: ' ' })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', path: ['name'] }),
    ))
})

describe('LinkClientRef', () => {
  it('lets touchpoints find the client by the reference', async () => {
    const { register, link, record } = processOn(new MemoryEventStore())
    const { clientId } = await register({ name: 'Bureau' })
    await link({ clientId, ref })
    expect(await record({ client: { ref }, touchpoint })).toMatchObject({ clientId })
  })

  it('refuses for a client that is not there, and reserves nothing', async () => {
    const { register, link } = processOn(new MemoryEventStore())
    await expect(link({ clientId: randomUUID(), ref })).rejects.toMatchObject({ code: 'CLIENT_NOT_FOUND' })
    await register({ name: 'Bureau', refs: [ref] })
  })
})

describe('RecordTouchpoint', () => {
  it('registers the client of an unknown reference, once, whoever comes first', async () => {
    const store = new MemoryEventStore()
    const processes = [processOn(store), processOn(store), processOn(store)]
    const days = Array.from({ length: 30 }, (_, day) => day + 1)
    const recorded = await Promise.all(
      days.map(async (day) =>
        processes[day % 3]?.record({
          client: { ref, name: 'Bureau' },
          touchpoint: { ...touchpoint, occurredAt: new Date(Date.UTC(2026, 2, day)).toISOString() },
        }),
      ),
    )
    expect(new Set(recorded.map((each) => each?.clientId)).size).toBe(1)
    expect(new Set(recorded.map((each) => each?.journeyId)).size).toBe(1)
    const state = await processOn(store).clients.stateOf(recorded[0]?.clientId ?? '')
    expect(state.touchpoints.size).toBe(30)
    expect(state.refs.size).toBe(1)
  })

  it('completes a client whose reservation was all that was left of its registration', async () => {
    const store = new MemoryEventStore()
    const clock = new StoppedClock()
    const hash = new KeyedHash(Buffer.from('a key for the specs'))
    const clientId = randomUUID()
    await new Reservations(store, clock, hash).claim(
      ['ref', ref.system, ref.id],
      { clientId, registration: { name: 'Bureau of Angles', ref } },
      { commandId: randomUUID(), actor: 'local-operator' },
    )
    const { record, clients } = processOn(store)
    expect(await record({ client: { ref }, touchpoint })).toMatchObject({ clientId })
    expect((await clients.stateOf(clientId)).code).toBe('BUREAU')
  })

  it('answers the same touchpoint of a source with its first recording, whatever the command', async () => {
    const store = new MemoryEventStore()
    const { record } = processOn(store)
    const told = { client: { ref }, touchpoint: { ...touchpoint, source: { system: 'desk', id: '7' } } }
    const first = await record(told)
    await record({ client: { ref }, touchpoint: { ...touchpoint, occurredAt: '2026-03-03T10:00:00Z' } })
    expect(await record(told)).toEqual({ ...first, repeated: true })
    expect(await processOn(store).record(told)).toEqual({ ...first, repeated: true })
  })

  it("keeps roles in the charter's spelling", async () => {
    const { record, clients } = processOn(new MemoryEventStore())
    const { clientId } = await record({ client: { ref }, touchpoint })
    const [journey] = (await clients.stateOf(clientId)).journeys.values()
    expect(journey?.facts[0]?.role).toBe('account')
  })

  it('names the field of what it refuses', async () => {
    const { record } = processOn(new MemoryEventStore())
    await expect(record({ client: { ref }, touchpoint: { ...touchpoint, role: 'janitor' } })).rejects.toMatchObject({
      code: 'UNKNOWN_ROLE',
      path: ['touchpoint', 'role'],
    })
    expect(
      () => new RecordTouchpoint(localOperator, { client: { ref }, touchpoint: { occurredAt: 'yesterday' } }),
    ).toThrow(expect.objectContaining({ code: 'BAD_INPUT', path: ['touchpoint', 'occurredAt'] }))
  })
})

describe('RecordTouchpoints', () => {
  it('records all or none', async () => {
    const { recordMany, clients, register } = processOn(new MemoryEventStore())
    const { clientId } = await register({ name: 'Bureau' })
    const touchpoints = [touchpoint, { ...touchpoint, role: 'janitor' }]
    await expect(recordMany({ client: { id: clientId }, touchpoints })).rejects.toMatchObject({
      path: ['touchpoints', 1, 'role'],
    })
    expect((await clients.stateOf(clientId)).touchpoints.size).toBe(0)
  })

  it('answers a repeat with the first result', async () => {
    const { recordMany } = processOn(new MemoryEventStore())
    const command = {
      commandId: randomUUID(),
      client: { ref },
      touchpoints: [touchpoint, { ...touchpoint, occurredAt: '2026-03-05T10:00:00Z' }],
    }
    const first = await recordMany(command)
    const again = await recordMany(command)
    expect(again.position).toBe(first.position)
    expect(again.touchpoints).toEqual(first.touchpoints.map((each) => ({ ...each, repeated: true })))
  })
})

it.each(['channel', 'text', 'member'])('refuses the character NUL in %s, which no view could keep', (field) =>
  expect(
    () => new RecordTouchpoint(localOperator, { client: { ref }, touchpoint: { ...touchpoint, [field]: 'a\0b' } }),
  ).toThrow(expect.objectContaining({ code: 'BAD_INPUT', path: ['touchpoint', field] })),
)
