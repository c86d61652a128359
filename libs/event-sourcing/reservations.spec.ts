import { z } from 'zod'
import { Clock } from './clock.js'
import { defineEvents } from './event-catalogue.js'
import type { EventStore } from './event-store.js'
import { KeyedHash } from './keyed-hash.js'
import { MemoryEventStore } from './memory/memory-event-store.js'
import { Reservations } from './reservations.js'

class StoppedClock extends Clock {
  now(): number {
    return Date.parse('2026-03-02T10:00:00Z')
  }
}

const catalogue = defineEvents({ NameReserved: { version: 1, schema: z.object({ owner: z.string() }) } })
const origin = { commandId: 'c', actor: 'a' }
const on = (store: EventStore) =>
  new Reservations({
    store,
    clock: new StoppedClock(),
    hash: new KeyedHash(Buffer.from('a key for the specs')),
    catalogue,
    type: 'NameReserved',
  })

describe('a reserved name', () => {
  it('belongs to who came first, in every process', async () => {
    const store = new MemoryEventStore()
    const won = await on(store).claim(['code', 'ACME'], { owner: 'one' }, origin)
    expect(won.owner).toBe('one')
    expect(await on(store).claim(['code', 'ACME'], { owner: 'two' }, origin)).toEqual(won)
    expect(await on(store).find(['code', 'ACME'])).toEqual(won)
  })

  it('goes to one of many who want it at once', async () => {
    const store = new MemoryEventStore()
    const owners = Array.from({ length: 20 }, (_, index) => String(index))
    const claimed = await Promise.all(owners.map((owner) => on(store).claim(['code', 'ACME'], { owner }, origin)))
    expect(new Set(claimed.map(({ owner }) => owner)).size).toBe(1)
  })

  it('is another than one of another kind, and stands nowhere to be read', async () => {
    const store = new MemoryEventStore()
    const names = on(store)
    await names.claim(['code', 'ACME'], { owner: 'one' }, origin)
    expect(await names.find(['ref', 'ACME'])).toBeUndefined()
    for await (const { stream } of store.readAll()) expect(stream).toMatch(/^ref-[0-9a-f]{32}$/)
  })
})
