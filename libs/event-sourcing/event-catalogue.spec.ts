import { z } from 'zod'
import type { Decider } from './decider.js'
import { defineEvents, type EventOf } from './event-catalogue.js'
import { START, type DomainEvent, type RecordedEvent } from './event.js'
import { sampleEvent } from './testing/sample-events.js'

const catalogue = defineEvents({
  Renamed: {
    schema: z.object({ name: z.object({ first: z.string(), last: z.string() }), reason: z.string().optional() }),
    version: 3,
    upcast: {
      1: ({ fullName }: { fullName: string }) => ({ name: fullName }),
      2: ({ name }: { name: string }) => ({ name: { first: name.split(' ')[0], last: name.split(' ')[1] } }),
    },
  },
  Closed: { schema: z.object({ at: z.iso.datetime() }), version: 1 },
})

type Known = EventOf<typeof catalogue>

function recorded(type: string, data: unknown, schemaVersion = 1): RecordedEvent {
  const event = sampleEvent(data)
  return {
    ...event,
    type,
    metadata: { ...event.metadata, schemaVersion },
    stream: 'client-a',
    revision: 7,
    position: START,
  }
}

const virgil = { first: 'Publius', last: 'Vergilius' }

describe('a catalogue of events', () => {
  it('tells the types of events apart by their name', () => {
    const describeEvent = (event: Known): string => {
      switch (event.type) {
        case 'Renamed':
          return event.data.name.last
        case 'Closed':
          return event.data.at
      }
    }
    expect(describeEvent(catalogue.decode(recorded('Renamed', { name: virgil }, 3)))).toBe('Vergilius')
  })

  it.each([
    [1, { fullName: 'Publius Vergilius' }],
    [2, { name: 'Publius Vergilius' }],
    [3, { name: virgil }],
  ])('reads version %i in the shape of today', (version, data) => {
    const { data: read, metadata, revision } = catalogue.decode(recorded('Renamed', data, version))
    expect(read).toEqual({ name: virgil })
    expect(metadata.schemaVersion).toBe(3)
    expect(revision).toBe(7)
  })

  it('gives what it read back once more, as it is', () => {
    const once = catalogue.decode(recorded('Renamed', { fullName: 'Publius Vergilius' }, 1))
    expect(catalogue.decode(once)).toEqual(once)
  })

  it.each([
    ['an unknown type', recorded('Eaten', {}), 'does not know its type'],
    ['a newer version', recorded('Closed', { at: '2026-03-02T10:00:00Z' }, 2), 'use a newer one'],
    ['data that does not fit', recorded('Closed', { at: 'yesterday' }), 'data.at: Invalid ISO datetime'],
    ['no data', recorded('Closed', null), 'data: Invalid input'],
    ['old data that does not fit', recorded('Renamed', {}, 2), 'from version 2 to 3'],
    ['a version that never was', recorded('Renamed', {}, 0), 'nothing leads on from version 0'],
  ])('refuses %s and names the event', (_, event, why) => {
    const decoding = () => catalogue.decode(event)
    expect(decoding).toThrow(why)
    expect(decoding).toThrow(`The event ${event.type} at revision 7 of client-a cannot be read`)
    expect(decoding).toThrow(expect.objectContaining({ code: 'EVENT_UNREADABLE' }))
  })

  it('knows its types and versions, and is merged with another', () => {
    const both = catalogue.merge(defineEvents({ Opened: { schema: z.object({}), version: 1 } }))
    expect(both.types).toEqual(['Renamed', 'Closed', 'Opened'])
    expect([both.has('Opened'), catalogue.has('Opened')]).toEqual([true, false])
    expect(both.versionOf('Renamed')).toBe(3)
    expect(() => both.versionOf('Eaten')).toThrow('No event type Eaten')
    expect(() => both.merge(catalogue)).toThrow('Defined in two catalogues: Renamed, Closed')
    const event: EventOf<typeof both> = { type: 'Opened', data: {} }
    expect(both.has(event.type)).toBe(true)
  })

  it('refuses a definition that leaves out a step', () => {
    const schema = z.object({})
    expect(() => defineEvents({ Moved: { schema, version: 3, upcast: { 1: (old) => old } } })).toThrow(
      'no upcaster from 2',
    )
    expect(() => defineEvents({ Moved: { schema, version: 0 } })).toThrow('versions count from 1')
  })

  it('fits a decider of its events', () => {
    const decider: Decider<number, 'close', Known> = {
      initialState: () => 0,
      decide: () => [{ type: 'Closed', data: { at: '2026-03-02T10:00:00Z' } }],
      evolve: (count) => count + 1,
    }
    const events: readonly DomainEvent[] = decider.decide(0, 'close')
    expect(events).toHaveLength(1)
  })
})
