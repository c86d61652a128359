import { randomUUID } from 'node:crypto'
import {
  DomainError,
  type DomainEvent,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from '#event-sourcing'
import { integer, real, text } from '../column.js'
import { groupOf, rowOf, type Projection } from '../projection.js'
import { table } from '../table.js'
import type { ViewRules } from '../view-writer.js'

/** The title of a journey that kills the thread of the views. */
export const DEADLY = 'deadly'
/** The title of a journey that the thread cannot fold until its folder has a file `mended`. */
export const SICK = 'sick'

/** A small domain for the specs of the views: journeys of clients, and what happens in them. */
export type ToyEvent =
  | DomainEvent<'Opened', { journey: string; title?: string }>
  | DomainEvent<'Touched', { journey: string; entry: string; role: string; weight: number }>
  | DomainEvent<'Moved', { entry: string; from: string; to: string }>
  | DomainEvent<'Merged', { from: string; into: string }>
  | DomainEvent<'Broken', object>

export const journeys = table({
  name: 'journeys',
  columns: {
    id: text(),
    client_id: text(),
    title: text().nullable(),
    touches: integer(),
    weight: real(),
    last_role: text().nullable(),
  },
  key: ['id'],
  groups: ['client_id'],
})

export const entries = table({
  name: 'entries',
  columns: { journey_id: text(), id: text(), role: text(), weight: real(), is_first: integer<0 | 1>() },
  key: ['journey_id', 'id'],
  groups: ['journey_id'],
  indexes: [['role', 'journey_id']],
})

export const clients = table({
  name: 'clients',
  columns: { id: text(), journeys: integer(), events: integer() },
  key: ['id'],
})

/** What a fold does to provoke errors; a spec mends it by changing it. */
export const mood = { failsOn: undefined as ((recorded: RecordedEvent) => boolean) | undefined }

export const timeline: Projection<ToyEvent> = {
  name: 'timeline',
  version: 1,
  tables: [journeys, entries],
  streams: ['client-'],
  touches(event) {
    switch (event.type) {
      case 'Opened':
        return [rowOf(journeys, event.data.journey)]
      case 'Touched':
        return journeyAndEntries(event.data.journey)
      case 'Moved':
        return [...journeyAndEntries(event.data.from), ...journeyAndEntries(event.data.to)]
      case 'Merged':
        return [...journeyAndEntries(event.data.from), ...journeyAndEntries(event.data.into)]
      case 'Broken':
        return []
    }
  },
  project(rows, event, recorded) {
    const count = (id: string) => {
      const journey = rows.get(journeys, id)
      if (!journey) return
      const own = rows.inGroup(entries, 'journey_id', id)
      const weight = own.reduce((sum, entry) => sum + entry.weight, 0)
      rows.put(journeys, { ...journey, touches: own.length, weight, last_role: own.at(-1)?.role ?? null })
    }
    const move = (from: string, to: string, id: string) => {
      const entry = rows.inGroup(entries, 'journey_id', from).find((each) => each.id === id)
      if (!entry || !rows.get(journeys, to)) return
      rows.delete(entries, [from, id])
      rows.put(entries, { ...entry, journey_id: to })
    }
    switch (event.type) {
      case 'Opened': {
        const { journey, title } = event.data
        if (rows.get(journeys, journey)) return
        const client_id = recorded.stream
        rows.put(journeys, { id: journey, client_id, title: title ?? null, touches: 0, weight: 0, last_role: null })
        break
      }
      case 'Touched': {
        const { journey, entry, role, weight } = event.data
        const is_first = rows.inGroup(entries, 'journey_id', journey).length === 0 ? 1 : 0
        rows.put(entries, { journey_id: journey, id: entry, role, weight, is_first })
        count(journey)
        break
      }
      case 'Moved':
        move(event.data.from, event.data.to, event.data.entry)
        count(event.data.from)
        count(event.data.to)
        break
      case 'Merged': {
        const { from, into } = event.data
        if (from === into || !rows.get(journeys, into)) return
        for (const { id } of rows.inGroup(entries, 'journey_id', from)) move(from, into, id)
        rows.delete(journeys, from)
        count(into)
        break
      }
      case 'Broken':
        break
    }
    // After all that was put: a fold that fails takes it back.
    if (mood.failsOn?.(recorded)) throw new Error('The fold fails.')
  },
}

export const totals: Projection<ToyEvent> = {
  name: 'totals',
  version: 1,
  tables: [clients],
  streams: ['client-'],
  touches: (_event, { stream }) => [rowOf(clients, stream)],
  project(rows, event, { stream }) {
    const old = rows.get(clients, stream) ?? { id: stream, journeys: 0, events: 0 }
    rows.put(clients, { ...old, events: old.events + 1, journeys: old.journeys + (event.type === 'Opened' ? 1 : 0) })
  },
}

export const projections: readonly Projection[] = [timeline, totals]

export const rules: ViewRules = {
  projections,
  catalogue: {
    decode(recorded) {
      if (recorded.type === 'Broken') throw new DomainError('EVENT_UNREADABLE', `Nobody can read ${recorded.id}.`)
      return recorded
    },
  },
  now: () => new Date('2026-03-02T10:00:00Z'),
}

export function newEvent(event: ToyEvent): NewEvent {
  const id = randomUUID()
  const metadata = {
    commandId: id,
    correlationId: id,
    causationId: id,
    actor: 'spec',
    recordedAt: '2026-03-02T10:00:00Z',
    schemaVersion: 1,
  }
  return { id, ...event, metadata }
}

/** Appends events to a stream, whatever its revision is. */
export async function append(store: EventStore, stream: string, ...events: readonly ToyEvent[]): Promise<Position> {
  let last = -1
  for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) last = revision
  return (await store.append(stream, last < 0 ? 'no-stream' : last, events.map(newEvent))).position
}

export const opened = (journey: string, title?: string): ToyEvent => ({
  type: 'Opened',
  data: { journey, ...(title && { title }) },
})
export const touched = (journey: string, entry: string, role = 'support', weight = 1): ToyEvent => ({
  type: 'Touched',
  data: { journey, entry, role, weight },
})
export const moved = (entry: string, from: string, to: string): ToyEvent => ({
  type: 'Moved',
  data: { entry, from, to },
})
export const merged = (from: string, into: string): ToyEvent => ({ type: 'Merged', data: { from, into } })
export const broken: ToyEvent = { type: 'Broken', data: {} }

function journeyAndEntries(id: string) {
  return [rowOf(journeys, id), groupOf(entries, 'journey_id', id)]
}
